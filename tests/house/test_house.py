"""The rules of the house: the tree, the names, the layers of the documentation."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("site", "courses", "quizzes", "manuals")
TOP_LEVEL = {
    ".ci", ".gitignore", "ARCHITECTURE.md", "CHANGELOG.md", "CONTRIBUTING.md", "README.md", "SECURITY.md", "courses",
    "docs", "manage.py", "manuals", "pyproject.toml", "quizzes", "requirements-dev.txt", "requirements-fonts.txt",
    "requirements.txt", "run", "site", "static", "tests",
}  # fmt: skip
NO_PLACE = {"utils", "helpers", "common", "core", "services", "managers", "misc"}
UNFINISHED = re.compile(r"\b(TODO|FIXME|XXX|NotImplemented\w*|lorem ipsum)\b|type: ignore|pytest\.mark\.skip")


def tracked() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return [ROOT / name for name in listed.stdout.splitlines() if (ROOT / name).is_file()]


def python_files() -> list[Path]:
    return [path for path in tracked() if path.suffix == ".py" and "migrations" not in path.parts]


def our_code() -> list[Path]:
    return [path for path in python_files() if path.relative_to(ROOT).parts[0] in ROOMS]


def test_site_is_a_folder_and_not_a_package():
    assert not (ROOT / "site" / "__init__.py").exists()


def test_the_top_level_holds_what_the_house_names():
    assert {path.relative_to(ROOT).parts[0] for path in tracked()} <= TOP_LEVEL


def test_no_file_or_folder_is_named_after_a_layer():
    named = [path for path in tracked() if NO_PLACE & {*path.relative_to(ROOT).parts[:-1], path.stem}]
    assert named == []


@pytest.mark.parametrize("path", our_code(), ids=lambda path: str(path.relative_to(ROOT)))
def test_every_module_says_in_one_sentence_what_it_is_for(path: Path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    if tree.body:
        assert ast.get_docstring(tree), f"{path} has no docstring"


def test_no_module_is_two_rooms():
    long = {str(p.relative_to(ROOT)): n for p in our_code() if (n := p.read_text().count("\n")) > 400}
    assert long == {}


def test_most_functions_fit_on_a_screen():
    lengths = sorted(
        node.end_lineno - node.lineno + 1
        for path in our_code()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef)
    )
    assert 3 <= lengths[len(lengths) // 2] <= 9
    assert lengths[int(len(lengths) * 0.9)] < 30


def test_nothing_is_left_unfinished():
    here = Path(__file__).resolve()
    marks = [
        f"{path.relative_to(ROOT)}: {found.group()}"
        for path in tracked()
        if path.suffix in {".py", ".html", ".js", ".css"} and path != here
        for found in UNFINISHED.finditer(path.read_text(encoding="utf-8"))
    ]
    assert marks == []


def test_the_path_is_added_in_two_modules_only():
    adding = [
        str(p.relative_to(ROOT))
        for p in python_files()
        if "sys.path.insert" in p.read_text() and p != Path(__file__)
    ]
    assert adding == ["manage.py", "site/config/gunicorn.conf.py"]


def test_the_server_configuration_is_accepted():
    gunicorn = Path(sys.executable).parent / "gunicorn"
    done = subprocess.run(
        [gunicorn, "--check-config", "--config", "site/config/gunicorn.conf.py", "config.wsgi"],
        cwd=ROOT, capture_output=True, text=True, env={"DONGUI_ENV": "development", "PATH": "/usr/bin:/bin"},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr


def test_importing_the_standard_librarys_site_still_works():
    done = subprocess.run(
        [sys.executable, "-c", "import site; print(site.__file__)"], cwd=ROOT, capture_output=True, text=True
    )
    assert "lib" in done.stdout


def test_every_decision_is_listed_by_number_once():
    numbers = [path.name[:4] for path in (ROOT / "docs" / "decisions").glob("0*.md")]
    assert sorted(numbers) == [f"{n:04}" for n in range(1, len(numbers) + 1)]


def test_the_readme_names_every_word_of_the_run_command():
    words = re.findall(r"^(\w+)\)", (ROOT / "run").read_text(), re.MULTILINE)
    readme = (ROOT / "README.md").read_text()
    assert [word for word in words if word not in readme and word != "help"] == []


def test_every_setting_read_from_the_environment_is_documented():
    documented = (ROOT / "docs" / "operations" / "settings.md").read_text()
    read = set()
    for path in (ROOT / "site" / "config").rglob("*.py"):
        read |= set(re.findall(r"(?:environ\.get|required|flag|listed)\(\s*\"([A-Z_]+)\"", path.read_text()))
    assert [name for name in sorted(read) if f"`{name}`" not in documented] == []


def test_every_room_stands_in_the_architecture():
    text = (ROOT / "ARCHITECTURE.md").read_text()
    rooms = [p.name for p in (ROOT / "site").iterdir() if (p / "__init__.py").exists()] + [
        "courses",
        "quizzes",
        "manuals",
    ]
    assert [room for room in rooms if not re.search(rf"^{room}\s", text, re.MULTILINE)] == []


def test_every_guide_exists_in_both_languages():
    guides = ROOT / "docs" / "guides"
    korean = {path.name.removesuffix(".ko.md") for path in guides.glob("*.ko.md")}
    english = {path.name.removesuffix(".en.md") for path in guides.glob("*.en.md")}
    assert korean == english
    assert {"teacher", "editor", "operator", "coordinator"} <= korean


def test_the_repository_names_no_machine_of_ours():
    said = [
        str(path.relative_to(ROOT))
        for path in tracked()
        if path.suffix in {".py", ".md", ".html", ".yaml", ".txt", ".toml", ""} and path != Path(__file__).resolve()
        and re.search(r"/work/|\.\./shared|/tmp/plan", path.read_text(encoding="utf-8", errors="ignore"))
    ]  # fmt: skip
    assert said == []
