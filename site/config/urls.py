"""Every door of the site; who may use each is declared in access.py."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.contrib.sitemaps.views import sitemap
from django.urls import include, path, re_path
from django.views.static import serve
from pages import views as pages_views
from pages.sitemap import PublicPages
from people.urls import cms_doors
from register import views as register_views
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as admin_urls

# Readers first: whatever stands below a language is tried before the doors of the house.
urlpatterns = i18n_patterns(
    path("", include("safety.urls")),
    path("", include("editorial.localized_urls")),
    path("", include("register.urls")),
    path("", include("quizzes.urls")),
    path("", include("quizzes.report_urls")),
    path("", include("manuals.localized_urls")),
    path("", include("pages.localized_urls")),
    path("", include(wagtail_urls)),
    prefix_default_language=True,
)
urlpatterns += [
    path("", pages_views.choose_language, name="choose_language"),
    path("healthz", pages_views.healthz, name="healthz"),
    path("readyz", pages_views.readyz, name="readyz"),
    path("robots.txt", pages_views.robots, name="robots"),
    path("sitemap.xml", sitemap, {"sitemaps": {"pages": PublicPages}}, name="sitemap"),
    path("", include("pages.urls")),
    path("lens/", register_views.switch_lens, name="lens"),
    path("", include("manuals.urls")),
    path("", include("editorial.urls")),
    *cms_doors,
    path("cms/", include(admin_urls)),
    path("accounts/", include("allauth.urls")),
    re_path(r"^media/(?P<path>.*)$", serve, {"document_root": settings.MEDIA_ROOT}, name="media"),
]

handler403 = "pages.views.forbidden"
handler404 = "pages.views.not_found"
handler500 = "pages.views.broken"
