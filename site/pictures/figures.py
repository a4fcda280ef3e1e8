"""Whole figures: body, arms, head and what is held, in the order they overlap."""

from dataclasses import replace

from pictures import paints
from pictures.heads import back_of_head, head, head_from_behind
from pictures.held import HELD
from pictures.limbs import Arm, arm, legs
from pictures.looks import Looks, Pose
from pictures.strokes import box, circle, path, place, tube
from pictures.tops import torso

# Where a thing lies from the hand that holds it alone: outwards, down, and how far it is turned.
_IN_ONE_HAND = {"show": (1, -15, 8), "ear": (2, -5, 8), "give": (10, -3, 0)}

_WHEELCHAIR_SEAT = 62  # above the floor, at every size of rider


def figure(looks: Looks, pose: Pose) -> str:
    """A person; the origin lies on the floor between the feet."""
    if looks.wheelchair and pose.whole:
        return _in_wheelchair(looks, pose)
    return (legs(looks) if pose.whole else "") + upper_body(looks, pose)


def upper_body(looks: Looks, pose: Pose) -> str:
    """Head, torso and arms, hanging where a standing figure has them."""
    build = looks.build
    neck = path(f"M-7,{build.shoulder_y - 10}v14q7,6 14,0v-14Z", looks.skin)
    left, right = arm(looks, -1, pose.arms[0]), arm(looks, 1, pose.arms[1])
    back, crown = (
        place(part, 0, build.head_y, build.head_size, pose.tilt) if part else ""
        for part in (back_of_head(looks), head(looks, pose))
    )
    behind = "".join(each.drawing for each in (left, right) if each.behind)
    before = "".join(each.drawing for each in (left, right) if not each.behind)
    held = _held(pose, left, right)
    return back + neck + torso(looks) + behind + crown + held + before


def from_behind(looks: Looks) -> str:
    """Head and back of somebody who sits before us, turned away: whoever it is, nobody is shown."""
    build = looks.build
    neck = path(f"M-7,{build.shoulder_y - 10}v14q7,6 14,0v-14Z", looks.skin)
    arms = "".join(arm(looks, side, "down").drawing for side in (-1, 1))
    crown = place(head_from_behind(looks), 0, build.head_y, build.head_size)
    return neck + torso(replace(looks, top_cut="plain")) + arms + crown


def arms_of(looks: Looks, pose: Pose) -> str:
    """The arms alone and what they hold, to be laid over a table or a lap."""
    left, right = arm(looks, -1, pose.arms[0]), arm(looks, 1, pose.arms[1])
    return _held(pose, left, right) + left.drawing + right.drawing


def _held(pose: Pose, left: Arm, right: Arm) -> str:
    """What is held: in the hand that shows it, or between both hands."""
    if not pose.holds:
        return ""
    for side, each in ((-1, left), (1, right)):
        reach = pose.arms[(side + 1) // 2]
        if reach in _IN_ONE_HAND:
            across, down, turn = _IN_ONE_HAND[reach]
            return place(HELD[pose.holds], each.hand[0] + side * across, each.hand[1] + down, 1, side * turn)
    middle = (left.hand[0] + right.hand[0]) / 2
    return place(HELD[pose.holds], middle, right.hand[1] - 8)


def _in_wheelchair(looks: Looks, pose: Pose) -> str:
    upper = place(upper_body(looks, pose), -4, -looks.build.hem_y - _WHEELCHAIR_SEAT)
    return _chair_back() + _seated_leg(looks) + upper + _wheels()


def _chair_back() -> str:
    return path("M-30,-112q-12,-2 -14,6M-28,-112L-24,-40", width=5) + box(-30, -100, 12, 52, 6, paints.NAVY)


def _seated_leg(looks: Looks) -> str:
    return (
        tube("M6,-56Q34,-58 34,-50L38,-20", 15, looks.legs)
        + path("M30,-12q0,-8 8,-8h4q2,5 9,6q5,2 5,6v2h-26Z", looks.shoes)
        + path("M24,-8h34", width=5)
    )


def _wheels() -> str:
    return (
        circle(-6, -34, 33, stroke_width=7)
        + circle(-6, -34, 33, stroke=paints.GREY, stroke_width=3)
        + circle(-6, -34, 5, paints.GAENARI)
        + path("M-6,-34l23,-23M-6,-34l-23,23M-6,-34l23,23M-6,-34l-23,-23", width=1.8)
        + circle(42, -6, 6, paints.WHITE)
    )
