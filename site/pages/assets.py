"""Join the style sheets into one file per audience and the scripts into one: the whole build step."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from manuals.paper import ORDER as PRINT_ORDER

LOOKS = ("child", "teen", "officer")
FIRST_SHEETS = ("app.css", "tokens.css", "reset.css", "base.css", "layout.css")
LAST_SHEETS = ("state.css",)
SHEET_SCRIPTS = ("sheet_reader.js", "sheet_desk.js")

# A string, a comment, or the white space around what stands between rules and declarations.
CSS_PARTS = re.compile(
    r"""(?P<string>"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')|(?P<comment>/\*.*?\*/)"""
    r"""|(?P<tight>\s*;?\s*\}\s*|\s*[{;,]\s*)|(?P<colon>:\s+)|(?P<space>\s+)""",
    re.DOTALL,
)
NOTE_BLOCK = re.compile(r"^[ \t]*/\*.*?\*/[ \t]*$", re.DOTALL | re.MULTILINE)
MODULE_LINE = re.compile(r"^\s*(import|export)\b", re.MULTILINE)


def join(*, source: Path, target: Path) -> list[Path]:
    """Write site-<look>.css, site-print.css, site.js, sheets.js into `target`; return the files that changed."""
    target.mkdir(parents=True, exist_ok=True)
    wanted = {f"site-{look}.css": join_sheets(sheets(source / "css", look)) for look in LOOKS}
    wanted["site-print.css"] = join_sheets(source / "css" / "print" / f"{name}.css" for name in PRINT_ORDER)
    wanted["site.js"] = join_scripts(scripts(source / "js"))
    # For one page of a teacher's desk: no pupil's page carries it.
    wanted["sheets.js"] = as_one_script(source / "js" / "sheets" / name for name in SHEET_SCRIPTS)
    return [target / name for name, text in wanted.items() if write_if_changed(target / name, text)]


def sheets(folder: Path, look: str) -> Iterator[Path]:
    """Name the sheets of one audience in the order of the cascade; what does not exist yet is left out."""
    named = [*(folder / name for name in FIRST_SHEETS)]
    named += sorted((folder / "components").glob("*.css"))
    named += sorted((folder / "blocks").glob("*.css"))
    named += [folder / "audience" / f"{look}.css", *(folder / name for name in LAST_SHEETS)]
    return (path for path in named if path.exists())


def scripts(folder: Path) -> Iterator[Path]:
    """Name the scripts: those of the frame first, then the activities."""
    yield from sorted(folder.glob("*.js"))
    yield from sorted((folder / "activities").glob("*.js"))


def join_sheets(paths: Iterable[Path]) -> str:
    return "".join(shrink_css(path.read_text("utf-8")) for path in paths) + "\n"


def shrink_css(text: str) -> str:
    """Drop comments and the white space that means nothing; what stands in quotation marks stays as it is."""
    without_notes = CSS_PARTS.sub(
        lambda part: part[0] if part["string"] else " " if part["comment"] else part[0], text
    )
    return CSS_PARTS.sub(squeeze, without_notes.strip())


def squeeze(part: re.Match[str]) -> str:
    if part["string"]:
        return part["string"]
    if part["tight"]:
        return part["tight"].strip()[-1]  # the last declaration of a rule needs no semicolon
    return ":" if part["colon"] else " "


def as_one_script(paths: Iterable[Path]) -> str:
    """Join scripts that know each other: what one names, those after it may use."""
    return f'(() => {{\n"use strict";\n{"".join(shrink_js(path) for path in paths)}}})();\n'


def join_scripts(paths: Iterable[Path]) -> str:
    return "".join(f'(() => {{\n"use strict";\n{shrink_js(path)}}})();\n' for path in paths)


def shrink_js(path: Path) -> str:
    """Drop lines that hold only a comment, and indentation.

    Raises ValueError for what this could break or a plain script cannot hold: a template literal over several
    lines, `import`, `export`.
    """
    text = NOTE_BLOCK.sub("", path.read_text("utf-8"))
    lines = [line.strip() for line in text.splitlines()]
    lines = [line for line in lines if line and not line.startswith("//")]
    if any(line.count("`") % 2 for line in lines):
        raise ValueError(f"{path.name}: a template literal must begin and end on one line.")
    if MODULE_LINE.search("\n".join(lines)):
        raise ValueError(f"{path.name}: scripts are joined, so they can neither import nor export.")
    return "".join(f"{line}\n" for line in lines)


def write_if_changed(path: Path, text: str) -> bool:
    if path.exists() and path.read_text("utf-8") == text:
        return False
    path.write_text(text, "utf-8")
    return True
