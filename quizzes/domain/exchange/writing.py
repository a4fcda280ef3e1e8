"""What comes of writing questions into a format: the file, the questions as it carries them, and what it cannot."""

from dataclasses import dataclass, field

from .plain import Plain


@dataclass
class Written:
    """`items` are the questions as an import of the file will find them; `lost` says what stayed behind."""

    items: list[Plain] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)

    def lose(self, item: Plain, what: str) -> None:
        self.lost.append(f"{item['id']} ({item['kind']}): {what}")


def without(item: Plain, *names: str) -> Plain:
    """The item with these fields empty, each as its kind of value is when it says nothing."""
    emptied = {name: type(item[name])() for name in names if name in item}
    return {**item, **emptied}


def says(item: Plain, *names: str) -> list[str]:
    """Those of these fields in which something stands."""
    return [name for name in names if item.get(name)]
