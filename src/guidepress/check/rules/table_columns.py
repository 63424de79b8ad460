"""The rows of a table fit its columns: known columns, a name in the first, merges that have room.

PASS:
    columns: [{id: trial, …}, {id: n, …}, {id: result, …}]
    rows: [{id: e2108, cells: {trial: E2108, n: …}, merge: {n: 2}}]
FAIL:
    columns: [{id: trial, …}, {id: n, …}, {id: result, …}]
    rows: [{id: e2108, cells: {trail: E2108, n: …}, merge: {n: 3}}]
"""

from collections.abc import Iterator, Sequence

from guidepress.check.walk import blocks
from guidepress.model.blocks.table import Row, Table
from guidepress.model.chapter import Chapter
from guidepress.model.guideline import Guideline
from guidepress.model.location import Location
from guidepress.model.problem import Problem, did_you_mean


def check_chapter(chapter: Chapter, _guideline: Guideline) -> Iterator[Problem]:
    for block in blocks(chapter):
        if isinstance(block, Table):
            columns = [column.id for column in block.columns]
            for row in block.rows:
                yield from _cells(row, columns)
                yield from _merges(row, columns)


def _cells(row: Row, columns: Sequence[str]) -> Iterator[Problem]:
    for part, names in (("cells", row.cells), ("merge", row.merge)):
        for name in names:
            if name not in columns:
                yield _problem(
                    row.at.at(part).key(name),
                    f"the table has no column '{name}'{did_you_mean(name, columns)}",
                    f"its columns are: {', '.join(columns)}",
                )
    if columns[0] not in row.cells:
        yield _problem(
            row.at.value("cells"),
            f"the row '{row.id}' has no cell in the first column '{columns[0]}', which names it",
        )


def _merges(row: Row, columns: Sequence[str]) -> Iterator[Problem]:
    for name, span in row.merge.items():
        if name not in columns:
            continue
        where = row.at.value("merge", name)
        first = columns.index(name)
        if first + span > len(columns):
            room = len(columns) - first
            yield _problem(where, f"'{name}' spans {span} columns, but there is room for {room}")
        for covered in columns[first + 1 : first + span]:
            if covered in row.cells or covered in row.merge:
                yield _problem(where, f"'{name}' spans {span} columns and so hides '{covered}'")


def _problem(where: Location, message: str, hint: str = "") -> Problem:
    return Problem(where=where, rule="table-columns", message=message, hint=hint)
