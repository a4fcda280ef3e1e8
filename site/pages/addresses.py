"""Full addresses of pages: as long as nobody named Wagtail's site at the desk, they are where the site is served.

Mails to editors, the sitemap and the desk's previews say them. The site as `planting` makes it has neither our host nor
our port, and whoever starts the server elsewhere would have to remember to change it.
"""

from collections.abc import Callable

from django.conf import settings
from wagtail.models import Site
from wagtail.models.sites import SiteRootPath

UNNAMED = "http://localhost"


def connect() -> None:
    """Let Wagtail, which looks up every address of a page here, hear where we are."""
    Site.get_site_root_paths = staticmethod(named(Site.get_site_root_paths))


def named(look_up: Callable[[], list[SiteRootPath]]) -> Callable[[], list[SiteRootPath]]:
    """Wagtail's own, which it keeps in the shared cache; the address is put in afterwards."""

    def with_our_address() -> list[SiteRootPath]:
        here = settings.WAGTAILADMIN_BASE_URL
        return [root._replace(root_url=here) if root.root_url == UNNAMED else root for root in look_up()]

    return with_our_address
