"""What editors do with the bank of items: write, copy, retire; and how a quiz's items come into it."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from wagtail.log_actions import log

from .domain.content import item_data
from .domain.facets import bank_key, facets_of, next_key, same_item, without_place
from .domain.items import parse_item
from .domain.strands import strand_of
from .models import BankItem, ItemVersion, Place, QuizVersion, Status

Data = Mapping[str, Any]


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
    plain = without_place(item_data(parse_item({**content, "key": item.key})))
    newest = item.newest
    describe(item, plain)
    item.save()
    if newest is not None and newest.content == plain:
        return newest
    number = newest.number + 1 if newest else 1
    return ItemVersion.objects.create(
        item=item, number=number, content=plain, content_hash=same_item(plain), author=by
    )


def describe(item: BankItem, plain: Data) -> None:
    """Write on an item what it is found by."""
    found = facets_of(plain)
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
    items = bank_items(version, [row for row in version.content["items"] if row["key"] not in given])
    versions = item_versions(version, items)
    Place.objects.bulk_create(
        Place(
            version=version,
            item_version=given.get(row["key"]) or versions[items[row["key"]].pk, same_item(row)],
            key=row["key"],
            position=position,
        )
        for position, row in enumerate(version.content["items"], start=1)
    )


def bank_items(version: QuizVersion, rows: list[Data]) -> dict[str, BankItem]:
    """The item of the bank behind each of these rows, by the quiz's own key; what is new is made."""
    quiz = version.quiz
    earlier = Place.objects.filter(version__quiz=quiz).order_by("version__number")
    stood = {place.key: place.item_version.item for place in earlier.select_related("item_version__item")}
    wanted = [f"{quiz.slug}-{row['key']}" for row in rows if row["key"] not in stood]
    taken = set(BankItem.objects.filter(key__in=wanted).values_list("key", flat=True)) if wanted else set()
    new = {}
    for row in rows:
        if row["key"] not in stood:
            key = bank_key(quiz.slug, row["key"], taken)
            strand = strand_of(quiz.slug)
            new[row["key"]] = BankItem(
                key=key, home=quiz.slug, tier=quiz.tier, strand=strand, status=Status.LIVE
            )
            describe(new[row["key"]], row)
    BankItem.objects.bulk_create(new.values())
    return {row["key"]: stood.get(row["key"]) or new[row["key"]] for row in rows}


def item_versions(version: QuizVersion, items: Mapping[str, BankItem]) -> dict[tuple[int, str], ItemVersion]:
    """Every version of these items by what it asks; those that this quiz adds among them."""
    known: dict[tuple[int, str], ItemVersion] = {}
    numbers: dict[int, int] = {}
    mine = {item.pk for item in items.values()}
    for one in ItemVersion.objects.filter(item__in=mine).defer("content").order_by("number"):
        known[one.item_id, one.content_hash] = one
        numbers[one.item_id] = one.number
    added = []
    for row in version.content["items"]:
        item = items.get(row["key"])
        if item is None or (item.pk, same_item(row)) in known:
            continue
        number = numbers.get(item.pk, 0) + 1
        fresh = new_version(item, number, row, version.author)
        known[item.pk, fresh.content_hash] = fresh
        numbers[item.pk] = number
        added.append(fresh)
    ItemVersion.objects.bulk_create(added)
    changed = [one.item for one in added if one.number > 1]
    BankItem.objects.bulk_update(changed, ["kind", "form", "level", "outcome", "languages", "said", "words"])
    return known


def new_version(item: BankItem, number: int, row: Data, author: Any) -> ItemVersion:
    plain = without_place(row)
    describe(item, plain)
    return ItemVersion(item=item, number=number, content=plain, content_hash=same_item(plain), author=author)
