"""The documentation is true: what it names exists, and what exists is named."""

import re
from pathlib import Path

import pytest
from django.core.management import get_commands

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
PAGES = sorted([*ROOT.glob("*.md"), *DOCS.rglob("*.md")])
LINK = re.compile(r"(?<!`)\]\((?!https?:|mailto:)([^)#\s]+)(?:#[^)]*)?\)")
COMMAND = re.compile(r"(?:\./run manage|python manage\.py) ([a-z][a-z_]+)")
RUN = re.compile(r"\./run ([a-z]+)")
SETTING = re.compile(r"`([A-Z][A-Z_]+)`")


def text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
class TestPage:
    def test_its_links_lead_to_files(self, page: Path):
        dead = [target for target in LINK.findall(text(page)) if not (page.parent / target).exists()]
        assert dead == []

    def test_the_commands_that_it_names_exist(self, page: Path):
        known = get_commands()
        assert [name for name in COMMAND.findall(text(page)) if name not in known] == []

    def test_the_words_of_run_that_it_names_exist(self, page: Path):
        known = set(re.findall(r"^([a-z]+)(?: \| [^)]*)?\)", text(ROOT / "run"), re.MULTILINE))
        assert [word for word in RUN.findall(text(page)) if word not in known] == []


def test_the_index_of_decisions_lists_every_page_once_with_its_title():
    listed = re.findall(
        r"^- \[(\d{4})\]\((\S+?)\) · (.+)$", text(DOCS / "decisions" / "README.md"), re.MULTILINE
    )
    pages = sorted((DOCS / "decisions").glob("0*.md"))
    titles = [text(page).partition("\n")[0].removeprefix(f"# {page.name[:4]} · ") for page in pages]
    assert listed == [(page.name[:4], page.name, title) for page, title in zip(pages, titles, strict=True)]


def test_every_promise_is_held_by_a_test_that_exists():
    page = text(DOCS / "security" / "promises.md")
    promises = [
        line for line in page.splitlines() if line.startswith("| ") and not line.startswith("| promise")
    ]
    assert promises
    assert [line for line in promises if "`tests/" not in line] == []
    missing = []
    for named in re.findall(r"`(tests/[^`]+)`", page):
        path, _, name = named.partition("::")
        name = name.rpartition("::")[2] or name
        if not re.search(rf"^\s*(?:def|class) {name}\b", text(ROOT / path), re.MULTILINE):
            missing.append(named)
    assert missing == []


def test_every_setting_that_is_documented_is_read():
    read = "".join(text(path) for path in (ROOT / "site").rglob("*.py")) + text(ROOT / "run")
    rows = [
        line.split("|")[1]
        for line in text(DOCS / "operations" / "settings.md").splitlines()
        if line.startswith("| `")
    ]
    named = [name for row in rows for name in SETTING.findall(row)]
    assert len(named) > 10
    assert [name for name in named if not re.search(rf"\b{name}\b", read)] == []


def test_every_picture_of_the_guides_is_small_used_and_made_by_the_script():
    shots = {path.name: path.stat().st_size for path in (DOCS / "guides" / "shots").glob("*.png")}
    used = {name for page in DOCS.rglob("*.md") for name in re.findall(r"\(shots/([^)]+)\)", text(page))}
    assert set(shots) == used
    scenes = text(DOCS / "guides" / "scenes.py")
    made = {
        f"{name}.{language}.png"
        for name in re.findall(r'Shot\("([^"]+)"', scenes)
        for language in ("ko", "en")
    }
    assert made == used
    assert {name: size for name, size in shots.items() if size > 150_000} == {}


def test_a_guide_shows_pictures_in_its_own_language():
    strange = [
        (page.name, name)
        for page in (DOCS / "guides").glob("*.md")
        for name in re.findall(r"\(shots/([^)]+)\)", text(page))
        if name.split(".")[1] != page.name.split(".")[1]
    ]
    assert strange == []


@pytest.mark.parametrize("reader", ["teacher", "editor", "coordinator", "operator"])
def test_both_languages_of_a_guide_show_the_same_in_the_same_order(reader: str):
    def shown(language: str) -> list[str]:
        page = text(DOCS / "guides" / f"{reader}.{language}.md")
        return [name.split(".")[0] for name in re.findall(r"\(shots/([^)]+)\)", page)]

    assert shown("ko") == shown("en")
