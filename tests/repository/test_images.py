"""What the Dockerfile promises, as far as reading it can show; tests/images looks at the images themselves."""

import fnmatch
import re

import pytest

PROGRAMS = ("agent", "services")
LABELS = ("title", "description", "licenses", "version", "revision")


def stages(root):
    """name → (what it begins with, its instructions as (word, rest))."""
    text = re.sub(r"\\\n", " ", re.sub(r"^#.*\n", "", (root / "Dockerfile").read_text(), flags=re.MULTILINE))
    found = {}
    for line in filter(None, map(str.strip, text.splitlines())):
        word, rest = line.split(maxsplit=1)
        if word == "FROM":
            base, _, name = rest.split()
            steps = found.setdefault(name, (base, []))[1]
        else:
            steps.append((word, rest))
    return found


@pytest.fixture(scope="module")
def images(root):
    return stages(root)


def steps(images, stage, word):
    return [rest for known, rest in images[stage][1] if known == word]


@pytest.mark.parametrize("stage", PROGRAMS)
def test_an_image_of_programs_begins_with_nothing_and_runs_nothing(images, stage):
    assert images[stage][0] == "scratch"
    assert not steps(images, stage, "RUN") and not steps(images, stage, "ADD")
    assert steps(images, stage, "COPY") == [f"--from=build /roots/{stage}/ /"]


@pytest.mark.parametrize("stage", (*PROGRAMS, "demo"))
def test_nobody_in_an_image_is_root(images, stage):
    assert steps(images, stage, "USER") == ["65532:65532"]


@pytest.mark.parametrize("stage", (*PROGRAMS, "demo"))
def test_an_image_says_what_it_is(images, stage):
    told = " ".join(steps(images, stage, "LABEL"))
    assert not [name for name in LABELS if f"org.opencontainers.image.{name}=" not in told]


@pytest.mark.parametrize("stage", (*PROGRAMS, "demo"))
def test_programs_are_called_without_a_shell(images, stage):
    calls = steps(images, stage, "ENTRYPOINT") + steps(images, stage, "CMD")
    assert calls and all(call.startswith("[") for call in calls)


def test_only_one_base_is_pulled_and_it_is_a_release(images):
    bases = {base for base, _ in images.values()} - {"scratch"} - set(images)
    assert bases == {"debian:bookworm-slim"}


def test_the_old_builder_can_build_it(images):
    new = re.compile(r"--mount|--link|--chmod|--network|--security|<<|\$\{TARGET|\$TARGET")
    assert not [rest for _, all_steps in images.values() for _, rest in all_steps if new.search(rest)]


def test_every_program_of_an_image_is_built(images):
    built = next(rest for rest in steps(images, "build", "RUN") if "--target" in rest).split("--target")[1].split()
    packed = re.findall(r"build/release/bin/([\w-]+)", " ".join(steps(images, "build", "RUN")))
    assert sorted(built) == sorted(packed)
    assert sorted(built) == ["api-gateway", "sensor-sim", "service-age", "service-poids", "vigie-agent"]


def test_the_packages_are_those_of_the_table(images):
    calls = [rest for stage in ("build", "demo") for rest in steps(images, stage, "RUN")]
    assert any("scripts/set-up build" in rest for rest in calls) and any("scripts/set-up run" in rest for rest in calls)
    assert not [rest for rest in calls if "apt-get" in rest]


def test_the_demo_publishes_what_it_links_to(root, images):
    known = re.search(r"_WELL_KNOWN = \{(.*?)\}", (root / "demo/ports.py").read_text(), re.DOTALL)[1]
    assert sorted(map(int, re.findall(r": (\d+)", known))) == sorted(map(int, steps(images, "demo", "EXPOSE")[0].split()))


def test_the_context_has_all_that_is_copied_and_no_test(root, images, files):
    rules = [line for line in (root / ".dockerignore").read_text().splitlines() if line and not line.startswith("#")]
    assert rules[0] == "*"
    let_in = [rule[1:] for rule in rules if rule.startswith("!")]
    assert not [name for name in let_in if not (root / name).exists()]
    copied = [name for stage in ("build", "demo") for rest in steps(images, stage, "COPY") if not rest.startswith("--from")
              for name in rest.split()[:-1] if name != "."]
    assert not [name for name in copied if not any(name == rule or name.startswith(f"{rule}/") for rule in let_in)]
    folders = re.findall(r"^add_subdirectory\((\w[\w-]*)\)", (root / "CMakeLists.txt").read_text(), re.MULTILINE)
    assert set(folders) <= set(let_in)
    assert not [path for path in files if path.parts[0] in ("tests", "perf", "docs") and "runbooks" not in path.parts
                and any(fnmatch.fnmatch(str(path), f"{rule}*") for rule in let_in)]
