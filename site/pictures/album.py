"""Every picture by its name, and the one way to get it as SVG."""

from collections.abc import Callable
from difflib import get_close_matches
from functools import partial

from pictures import askings, books, covers, doors, logo, notices, rooms, scenes
from pictures.animals import ANIMALS, animal
from pictures.cast import CAST, person
from pictures.picture import Picture, drawn
from pictures.strokes import number

HEAD_MOODS = ("smile", "calm", "think", "worry", "happy", "sleep")


def head_picture(name: str, mood: str) -> Picture:
    """Head and shoulders, for cards and lists; square, cut by its own lower edge."""
    looks = CAST[name]
    wide = 58 if looks.hair in ("pigtails", "pony") else 50
    top = looks.build.head_y - wide - 4 * looks.build.head_size
    frame = f"{-wide} {number(top)} {2 * wide} {2 * wide}"
    return drawn(frame, f"{name.capitalize()}: {mood}", person(name, mood=mood, whole=False))


def figure_picture(name: str) -> Picture:
    """The whole person, standing on the lower edge."""
    build = CAST[name].build
    tall = round(-build.head_y + 58 * build.head_size)
    return drawn(f"-64 {-tall} 128 {tall + 3}", name.capitalize(), person(name))


ALBUM: dict[str, Callable[[], Picture]] = {
    "logo": logo.wordmark,
    "logo-mark": logo.mark,
    "ask-and-answer": askings.ask_and_answer,
    "door-e1": doors.door_e1,
    "door-e2": doors.door_e2,
    "door-e3": doors.door_e3,
    "door-m": doors.door_m,
    "door-t": doors.door_t,
    "door-p": doors.door_p,
    "cover-e3-1": covers.five_parts_of_consent,
    "cover-e3-2": covers.ask_before_the_photo,
    "cover-e3-3": covers.the_right_word_shows,
    "cover-e3-4": covers.my_accounts,
    "cover-e3-5": covers.a_present_on_a_string,
    "cover-e3-6": covers.fakes_that_look_real,
    "cover-e3-7": covers.in_the_group_chat,
    "cover-e3-8": covers.our_promise,
    "cover-m-4": covers.real_harm,
    "cover-p-4": covers.first_contact,
    "scene-bus": scenes.bus,
    "scene-chat": scenes.chat,
    "scene-class": scenes.classroom,
    "scene-desk": rooms.police_desk,
    "scene-dance": rooms.dance_video,
    "ask-take": askings.take,
    "ask-keep": askings.keep,
    "ask-share": askings.share,
    "manual-children": books.children,
    "manual-teens": books.teens,
    "writing": notices.writing,
    "not-found": notices.not_found,
    "help-hero": notices.someone_listens,
    **{f"figure-{name}": partial(figure_picture, name) for name in CAST},
    **{f"head-{name}-{mood}": partial(head_picture, name, mood) for name in CAST for mood in HEAD_MOODS},
    **{f"animal-{name}": partial(animal, name) for name in ANIMALS},
}


def picture(name: str) -> Picture:
    """The picture of this name. Raises KeyError, with the names that are near, where there is none."""
    if name not in ALBUM:
        near = get_close_matches(name, ALBUM, n=3)
        raise KeyError(f"No picture {name!r}. Near: {', '.join(near) or 'nothing'}")
    return ALBUM[name]()


def svg(name: str, *, css_class: str = "art", label: str | None = None, ground: bool = False) -> str:
    """The picture as inline SVG: spoken with a `label`, decoration without; `ground` lays paper under it.

    No picture holds an id, so one page may show the same picture many times.
    """
    return picture(name).inline(css_class=css_class, label=label, ground=ground)
