"""Every picture by its name, and the one way to get it as SVG."""

from collections.abc import Callable
from difflib import get_close_matches
from functools import partial

from pictures import (
    askings,
    books,
    covers,
    covers_e1,
    covers_e2,
    covers_m,
    covers_p,
    covers_t,
    doors,
    logo,
    notices,
    rooms,
    scenes,
    scenes_e1,
    scenes_e2,
    scenes_e3,
    scenes_m,
    scenes_p,
    scenes_t,
)
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
    "cover-e1-1": covers_e1.my_body_is_mine,
    "cover-e1-2": covers_e1.ask_first,
    "cover-e1-3": covers_e1.light_and_heavy,
    "cover-e1-4": covers_e1.grown_ups_who_help,
    "cover-e2-1": covers_e2.not_sure_is_not_yes,
    "cover-e2-2": covers_e2.words_like_an_umbrella,
    "cover-e2-3": covers_e2.chest_of_information,
    "cover-e2-4": covers_e2.before_you_take_it,
    "cover-e2-5": covers_e2.by_a_friend,
    "cover-e2-6": covers_e2.numbers_that_help,
    "cover-e3-1": covers.five_parts_of_consent,
    "cover-e3-2": covers.ask_before_the_photo,
    "cover-e3-3": covers.the_right_word_shows,
    "cover-e3-4": covers.my_accounts,
    "cover-e3-5": covers.a_present_on_a_string,
    "cover-e3-6": covers.fakes_that_look_real,
    "cover-e3-7": covers.in_the_group_chat,
    "cover-e3-8": covers.our_promise,
    "cover-m-1": covers_m.each_step_asks,
    "cover-m-2": covers_m.what_words_hide,
    "cover-m-3": covers_m.seven_kinds,
    "cover-m-4": covers.real_harm,
    "cover-m-5": covers_m.exits_at_every_step,
    "cover-m-6": covers_m.the_row_stops_here,
    "cover-m-7": covers_m.ways_to_help,
    "cover-m-8": covers_m.a_roof_of_law,
    "cover-m-9": covers_m.the_feed,
    "cover-m-10": covers_m.turning_back,
    "cover-m-11": covers_m.circles_of_my_own,
    "cover-t-1": covers_t.plan_with_a_way_out,
    "cover-t-2": covers_t.first_five_minutes,
    "cover-t-3": covers_t.everybody_has_a_role,
    "cover-t-4": covers_t.mending_a_sentence,
    "cover-t-5": covers_t.stage_with_a_pause,
    "cover-t-6": covers_t.undoing_a_knot,
    "cover-t-7": covers_t.table_at_home,
    "cover-p-1": covers_p.words_on_cards,
    "cover-p-2": covers_p.first_day,
    "cover-p-3": covers_p.looking_again_at_questions,
    "cover-p-4": covers.first_contact,
    "cover-p-5": covers_p.sealed_and_written_down,
    "cover-p-6": covers_p.taken_down,
    "cover-p-7": covers_p.a_screen_against_noise,
    "cover-p-8": covers_p.at_eye_level,
    "cover-p-9": covers_p.grey_screen_and_a_break,
    "cover-p-10": covers_p.across_borders,
    "scene-e1-1": scenes_e1.front_door,
    "scene-e1-2": scenes_e1.puppets_ask,
    "scene-e1-3": scenes_e1.heavy_stone,
    "scene-e1-4": scenes_e1.telling_the_teacher,
    "scene-e2-1": scenes_e2.sports_day,
    "scene-e2-2": scenes_e2.after_the_rain,
    "scene-e2-3": scenes_e2.first_photo_of_the_puppy,
    "scene-e2-3-game": scenes_e2.star_in_the_game,
    "scene-e2-4": scenes_e2.picnic,
    "scene-e2-5": scenes_e2.notebook_in_the_evening,
    "scene-e2-6": scenes_e2.rehearsing_the_call,
    "scene-e3-1": scenes_e3.one_clip_in_the_corridor,
    "scene-e3-3": scenes_e3.mending_the_headline,
    "scene-e3-4": scenes_e3.tablet_by_the_lamp,
    "scene-e3-5": scenes_e3.telling_in_the_kitchen,
    "scene-e3-6": scenes_e3.dashed_figure_in_the_library,
    "scene-e3-7": scenes_e3.note_at_the_low_table,
    "scene-e3-8": scenes_e3.promise_on_the_board,
    "scene-m-1": scenes_m.practice_room,
    "scene-m-2": scenes_m.school_paper,
    "scene-m-3": scenes_m.call_on_the_stairs,
    "scene-m-5": scenes_m.talk_in_the_kitchen,
    "scene-m-6": scenes_m.writing_to_somebody,
    "scene-m-7": scenes_m.bench_in_the_yard,
    "scene-m-8": scenes_m.rights_on_the_table,
    "scene-m-9": scenes_m.in_the_broadcasting_room,
    "scene-m-10": scenes_m.a_list_of_repairs,
    "scene-m-11": scenes_m.map_of_who_sees_what,
    "scene-t-1": scenes_t.a_way_out_of_the_lesson,
    "scene-t-2": scenes_t.listening_at_an_angle,
    "scene-t-3": scenes_t.a_date_in_the_calendar,
    "scene-t-4": scenes_t.two_words_on_the_board,
    "scene-t-5": scenes_t.pause_in_the_half_circle,
    "scene-t-6": scenes_t.letter_and_six_boxes,
    "scene-t-7": scenes_t.bench_in_the_evening,
    "scene-p-1": scenes_p.closed_note,
    "scene-p-2": scenes_p.blind_let_down,
    "scene-p-3": scenes_p.questions_crossed_out,
    "scene-p-5": scenes_p.three_boxes,
    "scene-p-6": scenes_p.a_call_at_once,
    "scene-p-7": scenes_p.told_at_every_step,
    "scene-p-8": scenes_p.at_a_low_round_table,
    "scene-p-9": scenes_p.talking_at_rest,
    "scene-p-10": scenes_p.letter_from_abroad,
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
    "manual-teachers": books.teachers,
    "manual-carers": books.carers,
    "manual-police": books.police,
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
