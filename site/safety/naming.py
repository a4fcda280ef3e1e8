"""Names of countries, languages and the cities of time zones in the reader's language, from Unicode's CLDR."""

import re
from functools import lru_cache

from babel import Locale
from babel.dates import get_timezone_location
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from .domain.choosing import EVERYWHERE, NO_COUNTRY

NO_COUNTRIES = {"EU", "EZ", "UN", "ZZ", "XA", "XB", "QO"}  # unions, pseudo-locales and what is unknown
NO_LANGUAGES = {"und", "mul", "zxx", "root"}
# CLDR's words are longer or stiffer than those that a reader uses, or there are none.
PLACES = {
    "KR": _("Korea"),
    "HK": _("Hong Kong"),
    "MO": _("Macao"),
    NO_COUNTRY: _("International"),
    EVERYWHERE: _("All countries"),
}
SIGNED = {"kvk": _("Korean Sign Language"), "jsl": _("Japanese Sign Language")}


@lru_cache(maxsize=8)
def names(language: str) -> Locale:
    return Locale.parse(language, sep="-")


def here() -> Locale:
    return names(get_language() or "ko")


def is_country(code: str) -> bool:
    """Say whether a code of two capital letters is a country's."""
    known = re.fullmatch(r"[A-Z]{2}", code) and code in names("en").territories
    return bool(known) and code not in NO_COUNTRIES


def place_words(code: str) -> str:
    """Name a country, the services of no single country, or all of them; an unknown code names itself."""
    return str(PLACES.get(code) or here().territories.get(code, code))


def place_of(word: str) -> str:
    """Read a country from an address (kr, intl, all); empty where it names none."""
    code = word.upper()
    known = code in (NO_COUNTRY, EVERYWHERE) or is_country(code)
    return code if known and word == word.lower() else ""


def is_language(code: str) -> bool:
    """Say whether a code such as ko, zh-Hant or pt-BR is a language's, in the usual spelling."""
    base, _dash, rest = code.partition("-")
    known = base in SIGNED or (base in names("en").languages and base not in NO_LANGUAGES)
    return known and (not rest or bool(detail(names("en"), rest)))


def usual_spelling(code: str) -> str:
    """Spell a language code as it is usual: ko, zh-Hant, pt-BR."""
    base, _dash, rest = code.replace("_", "-").partition("-")
    detail = rest.title() if len(rest) == 4 else rest.upper()
    return f"{base.lower()}-{detail}" if rest else base.lower()


def language_name(code: str) -> str:
    """Name a language; an unknown code names itself."""
    base, _dash, rest = code.partition("-")
    name = str(SIGNED.get(base) or here().languages.get(base) or names("en").languages.get(base, base))
    told = detail(here(), rest)
    gap = "" if (get_language() or "ko").startswith("ko") else " "
    return f"{name}{gap}({told})" if told else name


def detail(locale: Locale, code: str) -> str:
    """Name what follows a language in its code: a script or a country."""
    return str(locale.scripts.get(code) or locale.territories.get(code) or "")


def zone_words(zone: str) -> str:
    """Name the city after which a time zone is called."""
    return str(get_timezone_location(zone, locale=here(), return_city=True)).rpartition("/")[2]
