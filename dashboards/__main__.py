"""python3 -m dashboards: writes each dashboard's JSON beside its source."""

from dashboards import write

if __name__ == "__main__":
    write()
