"""Files are short, build files name their sources, and what refers to something refers to something that is there."""

import re
import statistics
from pathlib import Path

import pytest

CPP = {".cpp", ".hpp"}
CODE = CPP | {".py", ".sh", ".cmake", ".js"}
LONGEST, MEDIAN = 400, 100


def lines(path):
    return path.read_text(encoding="utf-8").count("\n")


def test_no_file_is_longer_than_400_lines(root, files):
    code = [path for path in files if path.suffix in CODE or path.name == "CMakeLists.txt"
            or (path.parts[0] == "scripts" and path.name != "go.sum")]
    long = [f"{path}: {lines(root / path)} lines" for path in code if lines(root / path) > LONGEST]
    assert not long, "\n".join(long)


def test_the_median_cpp_file_is_short(root, files):
    lengths = [lines(root / path) for path in files if path.suffix in CPP]
    assert statistics.median(lengths) < MEDIAN


def test_headers_open_with_what_they_are(root, files):
    wrong = [str(path) for path in files if path.suffix == ".hpp"
             and not (root / path).read_text(encoding="utf-8").startswith("//")]
    assert not wrong


def test_names_say_something(files):
    vague = re.compile(r"(manager|helper|util|utils|common|misc)")
    assert not [str(path) for path in files if path.suffix in CODE and vague.fullmatch(path.stem)]


def test_cmake_lists_its_sources(root, files):
    build_files = [path for path in files if path.name == "CMakeLists.txt" or path.suffix == ".cmake"]
    globbing = [str(path) for path in build_files if re.search(r"\bGLOB(_RECURSE)?\b", (root / path).read_text())]
    assert not globbing


def test_every_cpp_file_is_built(root, files):
    build_files = {path for path in files if path.name == "CMakeLists.txt" or path.suffix == ".cmake"}
    named = " ".join((root / path).read_text(encoding="utf-8") for path in build_files)
    forgotten = [str(path) for path in files if path.suffix == ".cpp" and not re.search(rf"\b{re.escape(path.name)}", named)]
    assert not forgotten


def alerts(root):
    for path in sorted((root / "alert-rules").glob("*.yaml")):
        yield from re.findall(r"^\s*-?\s*alert:\s*(\w+)", path.read_text(encoding="utf-8"), re.MULTILINE)


def test_every_alert_has_a_run_book(root):
    names = set(alerts(root))
    assert names, "no alerts in alert-rules/"
    missing = sorted(name for name in names if not (root / f"docs/runbooks/{name}.md").is_file())
    assert not missing


def test_every_run_book_has_an_alert(root):
    written = {path.stem for path in (root / "docs/runbooks").glob("*.md")} - {"README"}
    assert written <= set(alerts(root))


def test_samples_carry_no_time(root, files):
    """A metrics page leaves the time of a sample to whoever scrapes it."""
    sample = re.compile(r"^[a-zA-Z_:][\w:]*(\{.*\})? \S+ -?\d+$", re.MULTILINE)
    pages = [path for path in files if path.suffix == ".prom" or path.match("tests/**/golden/*metrics*")]
    assert not [str(path) for path in pages if sample.search((root / path).read_text(encoding="utf-8"))]


def documents(folder):
    return [path.relative_to(folder) for path in [*folder.glob("*.md"), *folder.glob("docs/**/*.md")]]


@pytest.mark.parametrize("page", documents(Path(__file__).resolve().parents[2]), ids=str)
def test_links_of_documents_lead_somewhere(root, page):
    text = re.sub(r"(?s)```.*?```", "", (root / page).read_text(encoding="utf-8"))
    targets = [target.split("#")[0] for target in re.findall(r"\]\(([^)\s]+)\)", text) if "://" not in target]
    assert not [target for target in targets if target and not (root / page).parent.joinpath(target).exists()]
