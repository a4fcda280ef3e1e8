"""A query whose SQL is built once. Django's building of it costs up to ten times what the database needs to answer.

Only for what is asked with every request or every answer: elsewhere a plain query reads better (decision 0028).
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Generic, TypeVar

from django.db import connection
from django.db.models import Expression, Field, Model, QuerySet
from django.db.models.query import get_related_populators

Row = TypeVar("Row", bound=Model)


class Slot(Expression):
    """Where a value of each asking belongs; `place` counts them from 0."""

    def __init__(self, place: int) -> None:
        super().__init__()
        self.place = place

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple["Slot"]]:
        return "%s", (self,)

    def _resolve_output_field(self) -> Field | None:
        return None


class Built:
    """A query as SQL, and what makes objects of its rows: the steps of Django's own ModelIterable."""

    def __init__(self, rows: QuerySet[Any]) -> None:
        self.compiler = rows.query.get_compiler(using=connection.alias)
        self.sql, self.params = self.compiler.as_sql()
        about = self.compiler.klass_info
        self.model = about["model"]
        first, *_, last = about["select_fields"]
        self.fields = slice(first, last + 1)
        self.names = [column[0].target.attname for column in self.compiler.select[self.fields]]
        self.related = get_related_populators(about, self.compiler.select, connection.alias)
        self.hanging = list(self.compiler.annotation_col_map.values())
        self.converters = self.compiler.get_converters([column[0] for column in self.compiler.select])

    def ask(self, values: Sequence[Any]) -> list[list[Any]]:
        params = [values[one.place] if isinstance(one, Slot) else one for one in self.params]
        with connection.cursor() as cursor:
            cursor.execute(self.sql, params)
            return [list(row) for row in cursor.fetchall()]

    def convert(self, row: list[Any], places: Iterable[int]) -> list[Any]:
        """The same row as Django reads these columns."""
        for place in places:
            converters, expression = self.converters.get(place, ((), None))
            for converter in converters:
                row[place] = converter(row[place], expression, connection)
        return row

    def hangs(self, row: list[Any]) -> tuple[Any, ...]:
        self.convert(row, self.hanging)
        return tuple(row[place] for place in self.hanging)

    def make(self, row: list[Any]) -> Any:
        """The thing; every row says the same of it, so one is read."""
        self.convert(row, range(len(row)))
        thing = self.model.from_db(connection.alias, self.names, row[self.fields])
        for one in self.related:
            one.populate(row, thing)
        return thing


class Prepared(Generic[Row]):
    """`build` is called once with as many slots as it takes, and gives a query of one thing with what hangs on it.

    What hangs on it are its annotations: one row for each, as a LEFT JOIN gives them.
    """

    def __init__(self, build: Callable[..., QuerySet[Row]], slots: int) -> None:
        self.build, self.slots = build, slots
        # SQL is not the same on every database; a process may ask two in turn (tests, benchmarks).
        self.built: dict[str, Built] = {}

    def find(self, *values: Any) -> tuple[Row | None, list[tuple[Any, ...]]]:
        """The thing, None where there is none, and the annotations of each row in the order of their writing."""
        built = self.built.get(connection.vendor)
        if built is None:
            built = self.built[connection.vendor] = Built(
                self.build(*(Slot(place) for place in range(self.slots)))
            )
        rows = built.ask(values)
        if not rows:
            return None, []
        thing = built.make(list(rows[0]))
        return thing, [built.hangs(row) for row in rows]
