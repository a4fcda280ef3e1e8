"""One row of the speed table as it was measured."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any


def rounded(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: round(value, 3) if isinstance(value, float) else value for name, value in values.items()}


@dataclass(frozen=True)
class Row:
    """What was measured, ours beside its ceiling of the same run, the figure to reach, and whether it is reached."""

    row: str
    ours: Mapping[str, Any]
    goal: str
    met: bool
    ceiling: Mapping[str, Any] = field(default_factory=dict)

    def as_data(self) -> dict[str, Any]:
        data = asdict(self)
        return {**data, "ours": rounded(self.ours), "ceiling": rounded(self.ceiling)}


def middle(values: list[float]) -> float:
    """The median of an odd number of turns: what else the machine did in one of them does not count."""
    return sorted(values)[len(values) // 2]
