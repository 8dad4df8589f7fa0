"""Drawing many things at random so that what is counted of them comes out exactly as wanted.

Each thing is drawn once; then one after another is drawn anew, and the new draw is kept where the counts come no
further from what is wanted. Draws are lawful by themselves, so that whatever comes out is.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Mapping, Sequence
from random import Random
from typing import TypeVar

MOST = 400_000
OFTEN = 0.05  # how often a draw is kept that takes the counts one further away, so that none is stuck
Cells = Mapping[Hashable, int]
Thing = TypeVar("Thing")
Draw = TypeVar("Draw")


class NeverEqualError(RuntimeError):
    """The counts that are still not as wanted: no draw brings them nearer."""


def repaired(
    chance: Random,
    things: Sequence[Thing],
    *,
    draw: Callable[[Thing], Draw],
    cells: Callable[[Draw], Cells],
    wanted: Cells,
) -> list[Draw]:
    """A draw for each thing, so that the cells of all of them add to those wanted. Other cells are free."""
    drawn = [draw(thing) for thing in things]
    said = [_of(cells(one), wanted) for one in drawn]
    off = Counter({cell: -number for cell, number in wanted.items()})
    for one in said:
        off.update(one)
    for _ in range(MOST):
        if not any(off.values()):
            return drawn
        place = chance.randrange(len(things))
        other = draw(things[place])
        new = _of(cells(other), wanted)
        changed = {cell: new.get(cell, 0) - said[place].get(cell, 0) for cell in new.keys() | said[place].keys()}
        further = sum(abs(off[cell] + more) - abs(off[cell]) for cell, more in changed.items())
        if further <= 0 or chance.random() < OFTEN**further:
            drawn[place], said[place] = other, new
            for cell, more in changed.items():
                off[cell] += more
    raise NeverEqualError(str({cell: number for cell, number in off.items() if number}))


def _of(cells: Cells, wanted: Cells) -> dict[Hashable, int]:
    return {cell: number for cell, number in cells.items() if cell in wanted}
