"""Keep out of memory what libraries load in case somebody needs it, and nobody here does (decision 0030)."""

import sys
from collections.abc import Iterable, Mapping
from importlib import import_module
from threading import Lock
from types import ModuleType
from typing import Any

# Wagtail loads its third API, with pydantic and ninja, to register with it; no address of ours leads there.
UNUSED = (
    "wagtail.api.v3.api",
    *(f"wagtail.{app}.api.v3" for app in ("documents", "images", "locales", "snippets")),
    *(f"wagtail.{app}.api.v3.registry" for app in ("documents", "images", "snippets")),
    *(f"wagtail.{app}.api.v3.router" for app in ("documents", "images", "snippets")),
)

# Only the tests need Django's test client; Wagtail takes one class from it, for a page's preview.
FOR_TESTS = ("wagtail.coreutils", "django.test", "RequestFactory")

# A library does without these; each row says what it would use them for.
OPTIONAL = {
    # Array fields of PostgreSQL in its serializers, its client for tests, colours in its browsable pages.
    "rest_framework.compat": ("django.contrib.postgres.fields", "requests", "pygments"),
    # Guessing the encoding of bytes, and a second parser: all that is parsed here is text, by Python's own.
    "bs4": ("charset_normalizer", "lxml"),
    # Pictures of iPhones: the settings refuse them.
    "willow": ("pillow_heif",),
}

# Functions that are called once in a while: their modules are loaded at the first call.
LATER = {
    # The list of all public suffixes; asked when somebody registers a key or signs in with one.
    "fido2.rpid": ("verify_rp_id",),
    # Pydantic, for a filter in the address that Wagtail's page chooser asks.
    "wagtail.api.validators": ("SiteFilterValidator",),
}


class Nothing:
    """Takes whatever is done to it and does nothing."""

    def __call__(self, *args: Any, **kwargs: Any) -> "Nothing":
        return self

    def __getattr__(self, name: str) -> "Nothing":
        if name.startswith("__"):
            raise AttributeError(name)
        return self


class StandIn(ModuleType):
    """A module in which everything is there and nothing happens."""

    def __getattr__(self, name: str) -> Nothing:
        if name.startswith("__"):
            raise AttributeError(name)
        return Nothing()


class LaterModule(ModuleType):
    """A module that is there by name: a call of one of its functions loads it."""


_loading = Lock()


def leave_out() -> None:
    """Call before the first app is loaded."""
    for name in UNUSED:
        sys.modules.setdefault(name, StandIn(name))
    for name, functions in LATER.items():
        sys.modules.setdefault(name, later(name, functions))
    for name, missing in OPTIONAL.items():
        load_with(name, dict.fromkeys(missing))
    user, tests, factory = FOR_TESTS
    load_with(user, {tests: later(tests, [factory])})


def load_with(name: str, others: Mapping[str, ModuleType | None]) -> None:
    """Import a library that finds others as they are given; None is “not installed”. The rest find the true ones."""
    modules: dict[str, Any] = sys.modules
    hidden = {each: module for each, module in others.items() if each not in modules}
    modules.update(hidden)
    try:
        import_module(name)
    finally:
        for each in hidden:
            del modules[each]


def later(name: str, functions: Iterable[str]) -> LaterModule:
    """A module with these functions, each of which loads the true module and calls what is there."""
    module = LaterModule(name)
    for function in functions:
        setattr(module, function, calling(name, function))
    return module


def calling(name: str, function: str) -> Any:
    def call(*args: Any, **kwargs: Any) -> Any:
        return getattr(true_module(name), function)(*args, **kwargs)

    return call


def true_module(name: str) -> ModuleType:
    with _loading:
        if isinstance(sys.modules.get(name), LaterModule):
            del sys.modules[name]
        return import_module(name)
