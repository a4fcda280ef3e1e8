"""The steps of carrying questions in, at the editors' desk and on the teachers' pages: look first, then decide."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from .domain.exchange.plain import Plain
from .domain.exchange.reading import Malformed
from .exchange_forms import FORMAT_NAMES, WRITTEN_NAMES, FileForm, KeepForm
from .exchange_words import in_words
from .exchanging import Handed, Taken, converted, held, kept, read, released
from .formats import SUFFIXES
from .models import Quiz
from .naming import KIND_NAMES, name_of

MOST_SHOWN = 100  # questions on the page that shows what was read; the rest is counted
GONE = "what was read is no longer here; choose the file again"


class Steps:
    """What one request wants, and what came of it, for a page to show."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request
        self.form = FileForm()
        self.keeping = KeepForm()
        self.found: Taken | None = None
        self.held = ""
        self.made: Quiz | None = None
        self.reason = ""
        self.file: Handed | None = None

    def take(self, *, may_keep: bool) -> None:
        """Do what the form that was sent asks for."""
        sent = self.request.POST
        if self.request.method != "POST":
            return
        if "held" not in sent:
            self.look()
        elif sent.get("to") in SUFFIXES:
            self.convert(sent["to"])
        elif may_keep:
            self.keep()

    def look(self) -> None:
        self.form = FileForm(self.request.POST, self.request.FILES)
        if not self.form.is_valid():
            return
        said = self.form.cleaned_data
        self.show(
            read(
                data=said["file"].read(),
                origin=said["origin"],
                language=said["language"],
                name=said["file"].name,
            ),
            said["file"].name,
        )

    def show(self, found: Taken, name: str) -> None:
        self.found = found
        self.reason = found.reason
        self.held = held(found, name=name, by=self.request.user) if found.is_native else ""

    def before(self) -> str:
        """Take up again what was read before; gives the name of its file."""
        again = released(self.request.POST["held"], by=self.request.user)
        if again is None:
            self.reason = GONE
            return ""
        self.show(*again)
        return again[1]

    def convert(self, target: str) -> None:
        name = self.before()
        if self.found is None:
            return
        try:
            self.file = converted(found=self.found, target=target, name=name)
        except Malformed as wrong:
            self.reason = str(wrong)

    def keep(self) -> None:
        name = self.before()
        self.keeping = KeepForm(self.request.POST)
        if self.found is None or not self.keeping.is_valid():
            return
        done = kept(found=self.found, name=name, by=self.request.user, **self.keeping.cleaned_data)
        self.reason = done.reason
        if done.is_native:
            self.made = Quiz.objects.filter(slug=done.quiz).first()
            self.held = ""
        self.found = done

    @property
    def status(self) -> int:
        sent = self.request.method == "POST"
        return 422 if sent and (self.reason or self.found is None) else 200

    @property
    def context(self) -> dict[str, Any]:
        found = self.found
        return {
            "form": self.form,
            "keeping": self.keeping,
            "found": found,
            "made": self.made,
            "held": self.held,
            "reason": in_words(self.reason),
            "warnings": [in_words(said) for said in found.warnings] if found else [],
            "rows": [shown(item) for item in found.items[:MOST_SHOWN]] if found else [],
            "more": max(0, len(found.items) - MOST_SHOWN) if found else 0,
            "origin": FORMAT_NAMES.get(found.origin, "") if found else "",
            "targets": [(name, WRITTEN_NAMES[name]) for name in SUFFIXES],
        }


def shown(item: Plain) -> dict[str, Any]:
    """A question as a page shows it: what it is called, what it asks, and rows of (words, fits, what is said)."""
    return {"item": item, "kind": name_of(KIND_NAMES, item["kind"]), "rows": rows_of(item)}


def rows_of(item: Plain) -> list[tuple[str, bool, str]]:
    """What can be chosen or is accepted, each with whether it fits and what is said about it."""
    match item["kind"]:
        case "choice_one" | "choice_many" | "judgement" | "hotspot_choice":
            return [(row["text"], row["correct"], row["chosen"]) for row in item["options"]]
        case "order":
            return [(text, True, "") for text in item["right_order"]]
        case "match":
            pairs = [(f"{row['left']} → {row['right']}", True, row["feedback"]) for row in item["pairs"]]
            return pairs + [(text, False, "") for text in item["distractors"]]
        case "sort":
            return [(f"{row['text']} → {row['box']}", True, row["feedback"]) for row in item["cards"]]
        case "gaps" | "gaps_choose":
            gaps = [(" / ".join(gap["accept"]), True, gap["feedback"]) for gap in item["gaps"]]
            return gaps + [(text, False, "") for text in item.get("distractors", ())]
        case "mark_words":
            return [(row["text"], row["correct"], row["feedback"]) for row in item["marks"]]
        case "short_answer":
            return [
                (" / ".join(row["accept"]), row["fraction"] == 1, row["feedback"]) for row in item["answers"]
            ]
        case "numeric":
            return [(between(row), row["fraction"] == 1, row["feedback"]) for row in item["answers"]]
        case "scale":
            return [(text, False, "") for text in item["scale"]]
        case "hotspots":
            return [(row["text"], False, row["feedback"]) for row in item["spots"]]
        case "scenario":
            return [(row["text"], False, "") for row in item["nodes"]]
    return []


def between(row: Plain) -> str:
    return f"{row['min']:g}" if row["min"] == row["max"] else f"{row['min']:g} – {row['max']:g}"


def as_file(handed: Handed) -> HttpResponse:
    answer = HttpResponse(handed.data, content_type=handed.content_type)
    answer["Content-Disposition"] = f'attachment; filename="{handed.name}"'
    answer["X-Not-Kept"] = "1"
    return answer
