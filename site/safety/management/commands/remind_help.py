"""Remind those who look after the services that help of what must be checked again."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from safety import reminding
from safety.directory import due


class Command(BaseCommand):
    help = (
        "Mails to owners, or to every editor, which services must be checked again (checked more than 180 days ago, or "
        "waiting to be confirmed); each service at most every two weeks, so it may run daily."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="only say what would be mailed to whom")
        parser.add_argument("--format", choices=["text", "json"], default="text")

    def handle(self, *args: Any, **options: Any) -> None:
        today = timezone.localdate()
        waiting = [{"id": one.slug, "why": one.why.value, "since": one.due.isoformat()} for one in due(today)]
        mails = self.planned(today) if options["dry_run"] else reminding.send_all(today=today)
        if options["format"] == "json":
            self.stdout.write(json.dumps({"due": waiting, "mails": mails}, ensure_ascii=False))
        else:
            self.stdout.write("\n".join(in_words(waiting, mails)))

    def planned(self, today: Any) -> dict[str, int]:
        lists = reminding.lists_by_person(reminding.to_remind_of(today))
        return {person.email: len(items) for person, items in lists.items()}


def in_words(waiting: list[dict[str, str]], mails: dict[str, int]) -> list[str]:
    return [
        f"{len(waiting)} services to be checked.",
        *(f"  {one['id']}: {one['why']}, since {one['since']}" for one in waiting),
        *(f"Mail to {address}: {count} services" for address, count in mails.items()),
    ]
