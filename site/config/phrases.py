"""The interface's words: catalogues are compiled with polib, because msgfmt is not on every machine."""

from pathlib import Path

import polib
from django.conf import settings


def compile_all() -> list[Path]:
    """Compile every catalogue whose .mo is missing or older than its .po; return what was written."""
    written = []
    for folder in settings.LOCALE_PATHS:
        for source in sorted(Path(folder).glob("*/LC_MESSAGES/*.po")):
            target = source.with_suffix(".mo")
            if not target.exists() or target.stat().st_mtime < source.stat().st_mtime:
                polib.pofile(str(source)).save_as_mofile(str(target))
                written.append(target)
    return written
