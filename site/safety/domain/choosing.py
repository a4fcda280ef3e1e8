"""Which services a reader is shown, and in which order."""

from collections.abc import Iterable

from .listing import Purpose, Service

# A child's page shows these and no others, whatever an editor marks: counselling, school and emergency lines that
# ask for nothing and lead to no take-down form.
CHILD_LINES = {"KR": frozenset({"kr-1366", "kr-1388", "kr-117", "kr-112"})}
NO_COUNTRY = "INTL"
EVERYWHERE = "ALL"
ANYONE = "anyone"  # readers who look through the directory and may be of any age
ORDER = list(Purpose)


def choose(services: Iterable[Service], *, country: str, readers: str) -> list[Service]:
    """Choose for readers (child, teen, adult or anyone) of a country; the first lines first, then the country's own."""
    own = [service for service in services if service.country in (country, NO_COUNTRY)]
    fitting = [service for service in own if fits(service, readers=readers)]
    return sorted(fitting, key=lambda service: rank(service, country))


def choose_by_country(services: Iterable[Service], *, country: str, readers: str) -> dict[str, list[Service]]:
    """Choose everything for readers, by country: their own, then services of no single country, then the others."""
    found: dict[str, list[Service]] = {country: []}
    fitting = [service for service in services if fits(service, readers=readers)]
    for service in sorted(fitting, key=lambda service: place_rank(service, country)):
        found.setdefault(service.country, []).append(service)
    return {place: sorted(listed, key=lambda one: rank(one, place)) for place, listed in found.items()}


def place_rank(service: Service, country: str) -> tuple[bool, bool, int, str]:
    return (service.country != country, service.country != NO_COUNTRY, service.order, service.country)


def fits(service: Service, *, readers: str) -> bool:
    """Adults see every confirmed service of a first line too; children only the lines meant for them."""
    match readers:
        case "child":
            lines = CHILD_LINES.get(service.country)
            named = service.slug in lines if lines else service.first
            return named and bool(service.phone) and "child" in service.audience
        case "teen":
            return "teen" in service.audience
        case "adult":
            return service.first or "adult" in service.audience
        case _:
            return True


def speaks(service: Service, language: str) -> bool:
    """Say whether a service speaks a language; zh stands for every way to write Chinese, zh-Hant for one."""
    spoken = [code.lower() for code in service.languages]
    wanted = language.lower()
    return any(code == wanted or code.startswith(f"{wanted}-") for code in spoken)


def rank(service: Service, country: str) -> tuple[bool, bool, int, int, bool, str]:
    return (
        not service.first,
        service.country != country,
        0 if service.first else ORDER.index(service.purpose),
        service.order,
        not service.is_always,
        service.slug,
    )


def at_any_hour(service: Service, services: Iterable[Service]) -> Service | None:
    """Give the first line of the same country that answers day and night everybody for whom a service is."""
    return next(
        (
            line
            for line in services
            if line.country == service.country
            and line.answers_at_any_hour
            and line.audience >= service.audience
        ),
        None,
    )
