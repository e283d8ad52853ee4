"""kubernetes_schemas.py VERSION… <OBJECTS: reads a JSON list of objects and prints what Kubernetes of these versions would not
take, a line each. Run by the Python that has kubernetes-validate, which reads all its definitions anew for each object:
here they are kept."""

import functools
import json
import sys

from kubernetes_validate import utils


def main(versions):
    utils.schema_contents = functools.lru_cache(maxsize=None)(utils.schema_contents)
    for one in json.load(sys.stdin):
        for version in versions:
            try:
                utils.validate(one, version, strict=True)
            except (utils.ValidationError, utils.SchemaNotFoundError) as wrong:
                where = ".".join(map(str, getattr(wrong, "path", [])))
                print(f"{version} {one['kind']} {one['metadata']['name']}: {where}: {wrong.message}")


if __name__ == "__main__":
    main(sys.argv[1:])
