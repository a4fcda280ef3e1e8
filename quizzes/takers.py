"""Who answers a delivered quiz: an adult with an account, or the holder of a place in a group."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from language.tiers import Tier

from .attempts import check
from .groups import hash_of_secret
from .keeping import NoQuiz
from .models import Attempt, Delivery, Participant, PupilAttempt


@dataclass(frozen=True)
class Adult:
    """Somebody with an account; deliveries without a group are for them."""

    user: Any

    @staticmethod
    def attempts_of(user: Any) -> QuerySet[Any]:
        return Attempt.objects.filter(user=user, delivery__group=None)

    @property
    def key(self) -> Any:
        return self.user.pk

    def attempts(self) -> QuerySet[Any]:
        return self.attempts_of(self.key)

    def check(self, delivery: Delivery) -> None:
        """Raises PermissionDenied where the tier is not this person's."""
        check(self.user, Tier(delivery.quiz.tier))

    def seat(self, delivery: Delivery) -> tuple[dict[str, Any], int]:
        """What an attempt of this person says of whose it is, and the place in the order of coming (from 0)."""
        if delivery.group_id is not None:
            raise NoQuiz(str(delivery.pk))
        self.check(delivery)
        others = Attempt.objects.filter(delivery=delivery).exclude(user=self.user)
        return {"user": self.user}, others.values("user").distinct().count()


@dataclass(frozen=True)
class Pupil:
    """Whoever holds the secret of a place. Nothing else is known of this person."""

    secret: str

    @staticmethod
    def attempts_of(resume_hash: Any) -> QuerySet[Any]:
        return PupilAttempt.objects.filter(
            participant__resume_hash=resume_hash, participant__group__closed_at=None
        )

    @property
    def key(self) -> str:
        return hash_of_secret(self.secret)

    def attempts(self) -> QuerySet[Any]:
        return self.attempts_of(self.key)

    def check(self, delivery: Delivery) -> None:
        """The secret was checked where the attempt was found."""

    def seat(self, delivery: Delivery) -> tuple[dict[str, Any], int]:
        """The same, by the place that the card bears. Raises NoQuiz where the secret opens none in this group."""
        places = Participant.objects.filter(group=delivery.group_id, group__closed_at=None)
        mine = places.filter(resume_hash=hash_of_secret(self.secret)).first()
        if delivery.group_id is None or mine is None:
            raise NoQuiz(str(delivery.pk))
        return {"participant": mine}, mine.number - 1


Taker = Adult | Pupil
