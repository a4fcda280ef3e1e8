"""Bind a manual: order an edition, build it in a process of its own, keep the file; no build twice."""

import json
import logging
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import asdict
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext_noop

from . import paper
from .composing import FiguresToRead, Manuscript, NotForTheseReaders, NothingToPrint, compose
from .domain.figures import packed
from .domain.limits import Limits
from .domain.variants import Variant
from .models import MESSAGE, STOPPED, Edition, Kind, ManualPage, State
from .press import PdfUnavailable
from .sheets import Row, compose_sheet
from .watching import Ended, run_press

log = logging.getLogger(__name__)

SILENCE = timedelta(seconds=60)  # a build gives a sign of life every few seconds
LEFT_BEHIND = timedelta(hours=6)
BEAT = 2.0  # seconds at most between two signs
PAGES_PER_CHAPTER = 14  # what a chapter usually takes, for the first guess of progress
UNCHANGED = gettext_noop("Nothing has changed since this edition was built.")
BROKEN = gettext_noop("The build met an error that we did not expect. It is in the server's log.")
Watcher = Callable[[int], None]


def order(*, manual: ManualPage, kind: str = Kind.PUPIL, variant: str = Variant.A4) -> tuple[Edition, bool]:
    """Queue a build, or return the one that is already waiting or under way; say whether it is new."""
    language = manual.locale.language_code
    return order_row(
        Row(manual.translation_key, manual.slug, manual.audience, language, str(kind), str(variant))
    )


def order_row(row: Row) -> tuple[Edition, bool]:
    """The same for anything that can be built."""
    end_silent_builds()
    same = {"manual": row.manual, "locale": row.locale, "kind": row.kind, "variant": row.variant}
    try:
        with transaction.atomic():
            return Edition.objects.create(**asdict(row)), True
    except IntegrityError:  # the database holds that one edition is in work only once
        waiting = Edition.objects.in_work().filter(**same).first()
        return (waiting, False) if waiting else order_row(row)


def end_silent_builds() -> int:
    """Mark builds whose worker was killed, so that they can be ordered again."""
    silent = Edition.objects.silent_since(timezone.now() - SILENCE)
    return silent.update(state=State.FAILED, message=STOPPED)


def bind(*, edition: Edition, watch: Watcher = lambda percent: None, limits: Limits | None = None) -> Edition:
    """Build a queued edition and return it; where nothing has changed, return the newest one instead.

    Does nothing for an edition that somebody else has begun. Never raises for what can go wrong with a book:
    the row then says FAILED with a sentence for the editor.
    """
    begun = Edition.objects.filter(pk=edition.pk, state=State.QUEUED)
    if not begun.update(state=State.BUILDING, beat_at=timezone.now(), progress=1):
        edition.refresh_from_db()
        return edition
    edition.refresh_from_db()
    try:
        return made(edition, watch, limits or Limits())
    except (PdfUnavailable, Ended, NotForTheseReaders, NothingToPrint) as reason:
        return end(edition, str(reason))
    except FiguresToRead as reason:
        return end(edition, packed(reason.cited, most=MESSAGE))
    except Exception:  # the job row must say how it ended, whatever it was
        log.exception("building %s", edition)
        return end(edition, BROKEN)


def made(edition: Edition, watch: Watcher, limits: Limits) -> Edition:
    manuscript = manuscript_of(edition)
    newest = siblings(edition).ready().first()
    if newest and newest.content_hash == manuscript.content_hash and path_of(newest).exists():
        edition.delete()
        newest.message = UNCHANGED
        return newest
    edition.content_hash = manuscript.content_hash
    edition.number = (siblings(edition).aggregate(last=Max("number"))["last"] or 0) + 1
    sweep()
    with tempfile.TemporaryDirectory(prefix="manual-", dir=room("press")) as place:
        folder = Path(place)
        lay_out(folder, edition, manuscript, pages=newest.pages if newest else 0)
        result = run_press(folder=folder, limits=limits, tell=Beats(edition, watch))
        if result["refused"]:
            log.warning("%s: refused to fetch %s", edition, result["refused"])
        keep(edition, folder / "book.pdf", pages=result["pages"])
    return edition


def manuscript_of(edition: Edition) -> Manuscript:
    """What was ordered, written; the edition takes the readers whom its book has at this moment."""
    if not Kind(edition.kind).is_book:
        return compose_sheet(edition)
    manual = ManualPage.objects.select_related("locale").get(
        translation_key=edition.manual, locale__language_code=edition.locale
    )
    edition.audience = manual.audience
    return compose(manual=manual, kind=edition.kind, variant=Variant(edition.variant))


def sweep() -> None:
    """Take away what killed builds left on the press."""
    long_ago = (timezone.now() - LEFT_BEHIND).timestamp()
    for place in room("press").iterdir():
        if place.stat().st_mtime < long_ago:
            shutil.rmtree(place, ignore_errors=True)


def siblings(edition: Edition) -> Any:
    """Every edition of the same book: manual, language, readers, variant."""
    return Edition.objects.filter(
        manual=edition.manual, locale=edition.locale, kind=edition.kind, variant=edition.variant
    )


def lay_out(folder: Path, edition: Edition, manuscript: Manuscript, *, pages: int) -> None:
    """Put into the press's folder everything it may read."""
    html = manuscript.stamped(number=edition.number, day=timezone.localtime(), locale=edition.locale)
    (folder / "book.html").write_text(html, "utf-8")
    (folder / "pictures").mkdir()
    files = paper.font_files()
    for name, svg in manuscript.pictures.items():
        (folder / name).write_text(svg, "utf-8")
        files[name] = str(folder / name)
    variant = Variant(edition.variant)
    guess = variant.pages_for_one * (6 + PAGES_PER_CHAPTER * manuscript.chapters)
    job = {
        "files": files,
        "expected_pages": pages or guess,
        "zoom": variant.zoom,
        "folded": variant.is_folded,
    }
    (folder / "job.json").write_text(json.dumps(job), "utf-8")


class Beats:
    """Write progress into the row, every two seconds at most: each write is also the sign of life."""

    def __init__(self, edition: Edition, watch: Watcher) -> None:
        self.edition, self.watch, self.last = edition, watch, timezone.now()

    def __call__(self, said: dict[str, Any]) -> None:
        percent = said.get("percent", self.edition.progress)
        if percent != self.edition.progress:
            self.edition.progress = percent
            self.watch(percent)
        now = timezone.now()
        if (now - self.last).total_seconds() >= BEAT:
            self.last = now
            # An update sends no signal: pages kept in memory need not end at every step of a build.
            Edition.objects.filter(pk=self.edition.pk).update(progress=percent, beat_at=now)


def keep(edition: Edition, pdf: Path, *, pages: int) -> None:
    """Put the file in its place under a name that no other content will have; then the row may say so."""
    whose = "" if edition.kind == Kind.PUPIL else f"-{edition.kind}"
    book = f"{edition.slug}-{edition.locale}{whose}-{edition.variant}"
    edition.file_name = f"{book}-{edition.number}-{edition.content_hash[:8]}"
    target = path_of(edition)
    room("editions")
    half = target.with_suffix(".part")
    shutil.copyfile(pdf, half)
    half.replace(target)
    edition.pages, edition.bytes = pages, target.stat().st_size
    edition.state, edition.progress, edition.message = State.DONE, 100, ""
    edition.built_at = edition.beat_at = timezone.now()
    edition.save()


def end(edition: Edition, sentence: str) -> Edition:
    edition.state, edition.message, edition.number = State.FAILED, sentence[:MESSAGE], None
    edition.save()
    return edition


def room(name: str) -> Path:
    """A folder of private files; made when missing."""
    place = Path(settings.PRIVATE_ROOT) / name
    place.mkdir(parents=True, exist_ok=True)
    return place


def path_of(edition: Edition) -> Path:
    """Where the file of a finished edition lies: never below /media/, a view hands it out."""
    return Path(settings.PRIVATE_ROOT) / "editions" / f"{edition.file_name}.pdf"
