"""Every route of the site as one flat list, whoever declared it: ours, Wagtail's, allauth's."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import LocalePrefixPattern

WITHOUT_CLASS = ("GET", "POST")  # what a plain function may be asked when nothing restricts it


@dataclass(frozen=True)
class Route:
    """One address: its full name, its full pattern and the methods its view answers."""

    name: str
    pattern: str
    methods: tuple[str, ...]

    @property
    def has_parameters(self) -> bool:
        return "<" in self.pattern or "(" in self.pattern or ".*" in self.pattern


def routes() -> list[Route]:
    return list(walk(get_resolver().url_patterns, namespaces=(), before=""))


def walk(entries: list[Any], *, namespaces: tuple[str, ...], before: str) -> Iterator[Route]:
    for entry in entries:
        for step in steps(entry):
            if isinstance(entry, URLResolver):
                inner = (*namespaces, entry.namespace) if entry.namespace else namespaces
                yield from walk(entry.url_patterns, namespaces=inner, before=before + step)
            else:
                yield Route(name_of(entry, namespaces), before + step, methods_of(entry.callback))


def steps(entry: URLPattern | URLResolver) -> list[str]:
    """What this entry adds to the address: its pattern, or each language in turn."""
    if isinstance(entry.pattern, LocalePrefixPattern):
        return [f"{code}/" for code, _ in settings.LANGUAGES]
    return [str(entry.pattern).removeprefix("^")]


def name_of(entry: URLPattern, namespaces: tuple[str, ...]) -> str:
    return ":".join((*namespaces, entry.name or ""))


def methods_of(view: Callable[..., Any]) -> tuple[str, ...]:
    """Methods that a class answers, or a decorator of Django allows; else what functions usually take."""
    shown = getattr(view, "view_class", None)
    if shown is not None:
        allowed = [name.upper() for name in shown.http_method_names if hasattr(shown, name)]
        return tuple(method for method in allowed if method != "OPTIONS")
    return tuple(restricted_to(view) or WITHOUT_CLASS)


def restricted_to(view: Callable[..., Any]) -> list[str] | None:
    """Look through a function's decorators for `require_http_methods`, which keeps its list in a closure."""
    current: Any = view
    while current is not None:
        names = getattr(getattr(current, "__code__", None), "co_freevars", ())
        if "request_method_list" in names:
            return list(current.__closure__[names.index("request_method_list")].cell_contents)
        current = getattr(current, "__wrapped__", None)
    return None
