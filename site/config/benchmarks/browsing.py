"""Requests as a browser sends them: pages, posts, and a reader who fills in whatever form the page shows."""

import gzip
import http.client
from collections.abc import Callable
from html.parser import HTMLParser
from urllib.parse import urlencode

Request = Callable[[http.client.HTTPConnection], object]
Wire = http.client.HTTPConnection
HEADERS = {"Host": "localhost", "Accept-Encoding": "gzip"}
FROM_OURS = {"Content-Type": "application/x-www-form-urlencoded", "Sec-Fetch-Site": "same-origin"}


def getting(path: str) -> Request:
    """A request that fetches `path` and insists on 200."""

    def send(wire: Wire) -> bytes:
        wire.request("GET", path, headers=HEADERS)
        return insist(wire.getresponse())

    return send


def posting(path: str, body: str) -> Request:
    """A request that posts a form from our own page and insists on 200."""

    def send(wire: Wire) -> bytes:
        wire.request("POST", path, body=body, headers={**HEADERS, **FROM_OURS})
        return insist(wire.getresponse())

    return send


def insist(response: http.client.HTTPResponse) -> bytes:
    body = response.read()
    if response.status != 200:
        raise AssertionError(f"status {response.status}")
    return gzip.decompress(body) if response.getheader("Content-Encoding") == "gzip" else body


class Forms(HTMLParser):
    """The forms of a page, each as its fields with one value chosen: whole answers, right or not."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.forms: list[dict[str, str]] = []
        self.buttons: list[set[str]] = []
        self._menus: list[list[str]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.forms.append({})
            self.buttons.append(set())
            self._menus = []
        elif self.forms:
            self._field(tag, said)

    def _field(self, tag: str, said: dict[str, str]) -> None:
        fields, name, value = self.forms[-1], said.get("name", ""), said.get("value", "")
        match tag, said.get("type", ""):
            case "input", "hidden":
                fields[name] = value
            case "input", _ if name:
                fields.setdefault(name, value or "1")
            case "select", _:
                self._menus.append([name])
            case "option", _ if value and self._menus:
                # The menus of one question take different choices, as an order needs them.
                self._menus[-1].append(value)
                if len(self._menus[-1]) <= len(self._menus) + 1:
                    fields[self._menus[-1][0]] = value
            case "button", _ if name == "do":
                self.buttons[-1].add(value)

    def with_button(self, button: str) -> dict[str, str] | None:
        """The first form with this button, filled in."""
        for fields, buttons in zip(self.forms, self.buttons, strict=True):
            if button in buttons:
                return {**fields, "do": button}
        return None


class Reader:
    """Somebody at the address of a quiz, with cookies of their own."""

    def __init__(self, path: str, cookies: dict[str, str] | None = None) -> None:
        self.path, self.cookies, self.html = path, dict(cookies or {}), ""

    def open(self, wire: Wire) -> None:
        self._send(wire, "GET", None)

    def press(self, button: str) -> Request:
        """A request that presses a button of the page that this reader has before them.

        The form is read now: taking a page apart is the reader's work and no part of what is measured.
        """
        body = self.body(button)

        def send(wire: Wire) -> None:
            self._send(wire, "POST", body)

        return send

    def body(self, button: str) -> str:
        """The form with this button as it would be posted."""
        fields = Forms(self.html).with_button(button)
        if fields is None:
            raise AssertionError(f"no button {button}")
        return urlencode(fields)

    def sees(self, button: str) -> bool:
        return Forms(self.html).with_button(button) is not None

    def _send(self, wire: Wire, method: str, body: str | None) -> None:
        cookie = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        headers = {**HEADERS, **(FROM_OURS if body else {}), **({"Cookie": cookie} if cookie else {})}
        wire.request(method, self.path, body=body, headers=headers)
        response = wire.getresponse()
        for line in response.msg.get_all("Set-Cookie", []):
            name, _, value = line.partition(";")[0].partition("=")
            self.cookies[name] = value
        self.html = insist(response).decode()
