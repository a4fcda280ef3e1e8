"""Which services a reader is shown, and in which order."""

from collections.abc import Iterable

from .listing import Service

# A child's page shows these and no others, whatever an editor marks: counselling, school and emergency lines that
# ask for nothing and lead to no take-down form.
CHILD_LINES = {"KR": frozenset({"kr-1366", "kr-1388", "kr-117", "kr-112"})}
NO_COUNTRY = "INTL"


def choose(services: Iterable[Service], *, country: str, readers: str) -> list[Service]:
    """Choose for readers (child, teen or adult) of a country; the first lines first, then the country's own."""
    own = [service for service in services if service.country in (country, NO_COUNTRY)]
    fitting = [service for service in own if fits(service, readers=readers)]
    return sorted(fitting, key=lambda service: rank(service, country))


def choose_elsewhere(services: Iterable[Service], *, country: str) -> list[Service]:
    """Choose the services of other countries, for adults."""
    others = [service for service in services if service.country not in (country, NO_COUNTRY)]
    return sorted(others, key=lambda service: (service.country, *rank(service, service.country)))


def fits(service: Service, *, readers: str) -> bool:
    """Adults see every confirmed service of a first line too; children only the lines meant for them."""
    if readers == "child":
        lines = CHILD_LINES.get(service.country)
        named = service.slug in lines if lines else service.first
        return named and bool(service.phone) and "child" in service.audience
    if readers == "teen":
        return "teen" in service.audience
    return service.first or "adult" in service.audience


def rank(service: Service, country: str) -> tuple[bool, bool, int, bool, str]:
    return (not service.first, service.country != country, service.order, not service.is_always, service.slug)
