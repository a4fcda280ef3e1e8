"""What editors do with the bank of items: write, copy, retire; and how a quiz's items come into it."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from wagtail.log_actions import log

from .domain.facets import bank_key, facets_of, next_key, same_item, without_place
from .domain.fields import EVERYTHING, NEEDED_LANGUAGES, Needs
from .domain.items import item_data, parse_item
from .domain.strands import strand_of
from .models import BankItem, ItemVersion, Place, QuizVersion, Status

Data = Mapping[str, Any]
FOUND_BY = ("kind", "form", "level", "outcome", "languages", "said", "words")
FROM_ELSEWHERE = "import"


class NoItem(LookupError):
    """There is no such item in the bank."""


def check(by: Any, action: str = "change") -> None:
    if not by.has_perm(f"quizzes.{action}_bankitem"):
        raise PermissionDenied


@transaction.atomic
def save(*, by: Any, item: BankItem, content: Data) -> ItemVersion:
    """Write what an item asks. A change makes its next version; equal content makes none. Raises Fault.

    `item` may be new; its tier, strand and status are saved with it.
    """
    check(by, "change" if item.pk else "add")
    newest = item.newest
    needs = newest.needs if newest else EVERYTHING
    plain = without_place(item_data(parse_item({**content, "key": item.key}, needs=needs)))
    describe(item, plain, needs)
    item.save()
    if newest is not None and newest.content == plain:
        return newest
    fresh = new_version(item, newest.number + 1 if newest else 1, plain, by, needs)
    fresh.save()
    return fresh


def describe(item: BankItem, plain: Data, needs: Needs) -> None:
    """Write on an item what it is found by."""
    found = facets_of(plain, needs.languages)
    for name in ("kind", "form", "level", "outcome", "words"):
        setattr(item, name, getattr(found, name))
    item.languages = " ".join(found.languages)
    item.said = dict(found.said)


@transaction.atomic
def duplicate(*, by: Any, key: str) -> BankItem:
    """Copy an item as a draft of its own, with the tags and the newest version of the first."""
    check(by, "add")
    first = find(key)
    near = BankItem.objects.filter(key__startswith=key[:30]).values_list("key", flat=True)
    copy = BankItem(key=next_key(key, set(near)), tier=first.tier, strand=first.strand, status=Status.DRAFT)
    newest = first.newest
    if newest is None:
        raise NoItem(key)
    save(by=by, item=copy, content=newest.content)
    copy.tags.set(first.tags.names())
    log(copy, "wagtail.copy", user=by, data={"from": key})
    return copy


@transaction.atomic
def retire(*, by: Any, key: str) -> BankItem:
    """Give an item out no more. Quizzes that ask it go on asking it."""
    return settle(by, key, Status.RETIRED)


@transaction.atomic
def take_back(*, by: Any, key: str) -> BankItem:
    """Give a draft or a retired item out."""
    return settle(by, key, Status.LIVE)


def settle(by: Any, key: str, status: Status) -> BankItem:
    check(by)
    item = find(key)
    if item.status != status:
        item.status = status
        item.save(update_fields=["status"])
        log(item, "wagtail.edit", user=by, data={"status": status.value})
    return item


def find(key: str) -> BankItem:
    item = BankItem.objects.filter(key=key).first()
    if item is None:
        raise NoItem(key)
    return item


@transaction.atomic
def plant(*, version: QuizVersion, drawn: Mapping[str, ItemVersion] | None = None) -> None:
    """Write down which version of which item stands at each place of a quiz's version; safe to repeat.

    Items in `drawn` come from the bank. Every other one is an item of this quiz's own: new in the bank when the quiz
    asks it for the first time, a new version when it says something else than in any version before.
    """
    if version.places.exists():
        return
    given = dict(drawn or {})
    rows = version.content["items"]
    own = [row for row in rows if row["key"] not in given]
    items = items_of(version, own)
    stands = {**given, **versions_of(version, own, items)}
    Place.objects.bulk_create(
        Place(version=version, item_version=stands[row["key"]], key=row["key"], position=position)
        for position, row in enumerate(rows, start=1)
    )


def needs_of(version: QuizVersion) -> Needs:
    languages = tuple(version.content.get("languages") or NEEDED_LANGUAGES)
    return Needs(languages, feedback=not version.content.get("origin"))


def items_of(version: QuizVersion, rows: Sequence[Data]) -> dict[str, BankItem]:
    """The item of the bank behind each of these rows, by the quiz's own key; what is new is made."""
    quiz = version.quiz
    earlier = Place.objects.filter(version__quiz=quiz).order_by("version__number")
    stood = {place.key: place.item_version.item for place in earlier.select_related("item_version__item")}
    new = [row["key"] for row in rows if row["key"] not in stood]
    wanted = [f"{quiz.slug}-{key}" for key in new]
    taken = set(BankItem.objects.filter(key__in=wanted).values_list("key", flat=True)) if new else set()
    shelf = {"home": quiz.slug, "tier": quiz.tier, "strand": strand_of(quiz.slug), "status": Status.LIVE}
    made = {key: BankItem(key=bank_key(quiz.slug, key, taken), **shelf) for key in new}
    for row in rows:
        if row["key"] in made:
            describe(made[row["key"]], row, needs_of(version))
    BankItem.objects.bulk_create(made.values())
    return {**stood, **made}


def versions_of(
    version: QuizVersion, rows: Sequence[Data], items: Mapping[str, BankItem]
) -> dict[str, ItemVersion]:
    """The version of its item that each of these rows says; what was never said so before is added."""
    known: dict[int, dict[str, ItemVersion]] = {items[row["key"]].pk: {} for row in rows}
    for one in ItemVersion.objects.filter(item__in=list(known)).defer("content").order_by("number"):
        known[one.item_id][one.content_hash] = one
    added = []
    for row in rows:
        item = items[row["key"]]
        said = known[item.pk]
        if same_item(row) not in said:
            number = max((one.number for one in said.values()), default=0) + 1
            fresh = new_version(item, number, without_place(row), version.author, needs_of(version))
            said[fresh.content_hash] = fresh
            added.append(fresh)
    ItemVersion.objects.bulk_create(added)
    BankItem.objects.bulk_update([one.item for one in added if one.number > 1], FOUND_BY)
    return {row["key"]: known[items[row["key"]].pk][same_item(row)] for row in rows}


def new_version(item: BankItem, number: int, plain: Data, author: Any, needs: Needs) -> ItemVersion:
    """A version that is not saved yet, and its item described by it."""
    describe(item, plain, needs)
    return ItemVersion(
        item=item,
        number=number,
        content=plain,
        content_hash=same_item(plain),
        author=author,
        origin="" if needs.feedback else FROM_ELSEWHERE,
        spoken=" ".join(needs.languages),
    )
