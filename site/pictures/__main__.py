"""Writes the pictures that are also files: `python -m pictures` with site/ on the path."""

from pathlib import Path

from pictures.album import ALBUM, picture
from pictures.logo import favicon

FOLDER = Path(__file__).parents[2] / "static" / "images"
AS_FILES = ("logo", "cover-", "scene-", "manual-")


def files() -> dict[str, str]:
    """Contents by file name, exactly as they must stand in static/images/."""
    named = {f"{name}.svg": picture(name).document() for name in ALBUM if name.startswith(AS_FILES)}
    return {"favicon.svg": favicon().document(), **named}


def write(folder: Path = FOLDER) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, document in files().items():
        (folder / name).write_text(document, encoding="utf-8")


if __name__ == "__main__":
    write()
