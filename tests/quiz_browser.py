"""A browser that answers quizzes as a reader does: only with what stands on the page."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from html import unescape
from typing import Any

from django.test import Client

HERE = {"sec-fetch-site": "same-origin"}


@dataclass
class Page:
    """What a browser makes of an answer: its text, and the fields of the quiz's form."""

    response: Any
    html: str = field(default="")

    def __post_init__(self) -> None:
        self.html = self.response.content.decode()

    @property
    def main(self) -> str:
        return re.search(r"<main.*?</main>", self.html, re.DOTALL)[0]

    def form_of(self, button: str) -> dict[str, str]:
        """The hidden fields of the first form with this button."""
        forms = re.findall(r"<form.*?</form>", self.main, re.DOTALL)
        html = next((form for form in forms if f'name="do" value="{button}"' in form), forms[0])
        found = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', html)
        return {name: unescape(value) for name, value in found}

    @property
    def hidden(self) -> dict[str, str]:
        return self.form_of("")

    @property
    def radios(self) -> dict[str, list[str]]:
        names: dict[str, list[str]] = {}
        for name, value in re.findall(r'<input type="radio" name="([^"]+)" value="([^"]+)"', self.main):
            names.setdefault(name, []).append(value)
        return names

    @property
    def menus(self) -> list[str]:
        return re.findall(r'<select class="input" name="([^"]+)"', self.main)

    @property
    def buttons(self) -> list[str]:
        return re.findall(r'<button type="submit" name="do" value="([^"]+)"', self.main)

    @property
    def heading(self) -> str:
        return unescape(re.sub(r"<[^>]+>", "", re.search(r"<h1.*?</h1>", self.main, re.DOTALL)[0]))


class Reader:
    """A reader at the address of one quiz."""

    def __init__(self, client: Client, path: str) -> None:
        self.client, self.path = client, path
        self.client.handler.enforce_csrf_checks = True

    def open(self, query: str = "") -> Page:
        self.page = Page(self.client.get(self.path + query))
        return self.page

    def press(self, button: str, page: Page | None = None, **said: str) -> Page:
        """Press a button of this or an earlier page, with what was chosen."""
        fields = {**(page or self.page).form_of(button), **said, "do": button}
        self.page = Page(self.client.post(self.path, fields, headers=HERE))
        assert self.page.response.status_code == 200
        return self.page

    def choose_last(self) -> dict[str, str]:
        """Some whole answer: the last radio of a question, and the menus in the order of the page."""
        menus = {name: str(number) for number, name in enumerate(self.page.menus, start=1)}
        radios = self.page.radios
        if len(radios) > 1:
            return {name: values[at] for at, (name, values) in enumerate(radios.items())}
        return {**menus, **{name: values[-1] for name, values in radios.items()}}

    def to_the_end(self, choose: Callable[[], dict[str, str]] | None = None) -> list[Page]:
        """Answer everything as `choose` says; every page on the way, the result last."""
        seen = [self.page]
        for _ in range(80):
            if "answer" in self.page.buttons:
                seen.append(self.press("answer", **(choose or self.choose_last)()))
            elif "next" in self.page.buttons:
                seen.append(self.press("next"))
            else:
                return seen
        raise AssertionError("This quiz does not end.")
