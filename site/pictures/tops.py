"""Tops: the torso's outline and what makes a hoodie, a dungaree or a uniform of it."""

from collections.abc import Callable

from pictures import paints
from pictures.looks import Build, Looks
from pictures.strokes import box, group, path


def torso(looks: Looks) -> str:
    build = looks.build
    neck, wide, low = build.shoulder_y, build.shoulder, build.hem_y
    outline = (
        f"M{-wide + 7},{neck - 4}Q{-wide - 5},{neck} {-wide - 4},{neck + 18}L{-build.hem},{low}"
        f"Q0,{low + 7} {build.hem},{low}L{wide + 4},{neck + 18}Q{wide + 5},{neck} {wide - 7},{neck - 4}"
        f"Q0,{neck + 7} {-wide + 7},{neck - 4}Z"
    )
    return path(outline, looks.top) + CUTS[looks.top_cut](build, looks.top_second)


def _plain(build: Build, second: str) -> str:
    return ""


def _stripes(build: Build, second: str) -> str:
    half = build.shoulder + 1
    rows = range(int(build.shoulder_y) + 18, int(build.hem_y) - 3, 14)
    lines = "".join(f"M{-half},{y}h{2 * half}" for y in rows)
    return group(path(lines), stroke=second, stroke_width=5, stroke_linecap="butt")


def _hood(build: Build, second: str) -> str:
    neck, low = build.shoulder_y, build.hem_y
    return (
        path(f"M-15,{neck - 1}Q0,{neck + 17} 15,{neck - 1}", width=2.6)
        + path(f"M-5,{neck + 9}v13M5,{neck + 9}v11", width=2)
        + path(f"M-13,{low - 5}q1,-16 13,-17q12,1 13,17", width=2.2)
    )


def _dungarees(build: Build, second: str) -> str:
    neck, low, half = build.shoulder_y, build.hem_y, build.hem
    bib = f"M-13,{neck + 20}h26L{half - 1},{low}q{1 - half},7 {2 - 2 * half},0Z"
    return (
        path(bib, second)
        + path(f"M-12,{neck + 20}L-15,{neck - 1}M12,{neck + 20}L15,{neck - 1}", width=5, stroke=second)
        + path(f"M-13,{neck + 20}h26M-6,{neck + 33}h12", width=2.2)
    )


def _uniform(build: Build, second: str) -> str:
    neck, low = build.shoulder_y, build.hem_y
    return (
        path(
            f"M-11,{neck - 2}L0,{neck + 24}L11,{neck - 2}Q0,{neck + 6} -11,{neck - 2}Z",
            paints.WHITE,
            width=2.2,
        )
        + path(f"M0,{neck + 6}l-4,5l4,16l4,-16Z", second, width=2)
        + path(f"M0,{neck + 28}V{low + 3}", width=2.2)
    )


def _cardigan(build: Build, second: str) -> str:
    neck, low = build.shoulder_y, build.hem_y
    return path(f"M-12,{neck - 2}L0,{low + 3}L12,{neck - 2}Q0,{neck + 7} -12,{neck - 2}Z", second, width=2.4)


def _police(build: Build, second: str) -> str:
    neck, low, half = build.shoulder_y, build.hem_y, build.hem
    return (
        path(f"M-11,{neck - 2}L0,{neck + 20}L11,{neck - 2}", paints.WHITE, width=2.2)
        + path(f"M0,{neck + 20}V{low + 3}", width=2.2)
        + box(-19, neck + 24, 11, 9, 2, paints.GAENARI, stroke_width=2)
        + path(f"M{-half + 1},{low - 7}Q0,{low} {half - 1},{low - 7}", width=5)
    )


def _star(build: Build, second: str) -> str:
    star = f"M0,{build.shoulder_y + 22}l4,8 9,1 -6.5,6 2,9 -8.5,-4 -8.5,4 2,-9 -6.5,-6 9,-1Z"
    return path(star, second, width=2)


def _pocket(build: Build, second: str) -> str:
    return path(f"M6,{build.shoulder_y + 24}h12v10q-6,5 -12,0Z", second, width=2.2)


CUTS: dict[str, Callable[[Build, str], str]] = {
    "plain": _plain,
    "stripes": _stripes,
    "hood": _hood,
    "dungarees": _dungarees,
    "uniform": _uniform,
    "cardigan": _cardigan,
    "police": _police,
    "star": _star,
    "pocket": _pocket,
}
