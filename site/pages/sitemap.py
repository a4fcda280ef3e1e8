"""The sitemap: every public page, never the police tier."""

from wagtail.contrib.sitemaps import Sitemap


class PublicPages(Sitemap):
    """Wagtail's own sitemap; pages of the police tier answer it with no address."""
