"""Whether a post was sent by one of our own pages, judged by what the browser says about where it comes from."""

from urllib.parse import urlsplit


def is_same_origin(*, fetch_site: str | None, origin: str | None, referer: str | None, ours: str) -> bool:
    """Judge a post by its Sec-Fetch-Site, Origin and Referer headers (None where the header is missing).

    `ours` is scheme and host as the browser sees them, such as `https://dongui.example.org`. A browser that sends
    Sec-Fetch-Site cannot be made to lie about it, so only `same-origin` passes, and an Origin that names another
    host still fails. Older browsers, and every browser on plain HTTP, send no Sec-Fetch-Site: then Origin must be
    ours, or, where it is missing or `null`, the Referer must be on our host. Nothing at all is a refusal.
    """
    named = origin if origin and origin != "null" else None
    if fetch_site is not None:
        return fetch_site == "same-origin" and (named is None or host_of(named) == host_of(ours))
    if named is not None:
        return named == ours
    return referer is not None and starts_at(referer, ours)


def starts_at(referer: str, ours: str) -> bool:
    try:
        parts = urlsplit(referer)
    except ValueError:
        return False
    return f"{parts.scheme}://{parts.netloc}" == ours


def host_of(address: str) -> str:
    try:
        return urlsplit(address).netloc
    except ValueError:
        return ""
