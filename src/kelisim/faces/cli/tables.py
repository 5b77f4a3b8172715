"""Tables that fit the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.table import Table


def table(columns: Sequence[str], rows: Iterable[Sequence[object]], *, wide: str | None = None) -> Table:
    """A plain table; the column named ``wide`` takes what room is left, the others keep their words whole.

    Args:
        columns: Headings; one that begins with ``>`` is set flush right.
        rows: Cells as anything with a text; ``None`` is shown as a dash.
        wide: The column that may wrap.
    """
    from rich import box
    from rich.markup import escape
    from rich.table import Table

    made = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, expand=wide is not None)
    for column in columns:
        name = column.lstrip(">")
        grows = name == wide
        made.add_column(
            name,
            justify="right" if column.startswith(">") else "left",
            ratio=1 if grows else None,
            no_wrap=not grows,
            overflow="fold" if grows else "ellipsis",
        )
    for row in rows:
        made.add_row(*("–" if cell is None else escape(str(cell)) for cell in row))
    return made
