"""When somebody who answers a quiz for a certificate may see what is right in it."""

from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from language.tiers import Tier
from people.roles import LEADS_POLICE

from .models import Attempt, Delivery


def may_see_key(*, by: Any, tier: str, quiz_slug: str) -> bool:
    """Whether the key of this quiz spoils nothing any more for whoever asks to see it.

    Who leads a training or writes it needs the key. An officer sees it once she has handed the module's quiz in, while
    no attempt of hers is open and no test with the same questions, which she has not handed in, waits for officers.
    """
    if Tier(tier) is not Tier.POLICE or by.has_role(*LEADS_POLICE):
        return True
    mine = Attempt.objects.filter(user=by, version__quiz__slug=quiz_slug)
    if mine.filter(submitted=None).exists() or not mine.exists():
        return False
    handed_in = Exists(Attempt.objects.filter(user=by, delivery=OuterRef("pk")).exclude(submitted=None))
    given = Delivery.objects.filter(quiz__slug=quiz_slug, group=None)
    waiting = given.filter(Q(closes=None) | Q(closes__gt=timezone.now())).exclude(handed_in)
    return not waiting.exists()
