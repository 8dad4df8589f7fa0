"""Somebody who knows what adds up to what tries every set of numbers that fits what is printed of a small council.

Each small number must then still be able to be any from 1 to 5. The numbers tried are worked out here, from the words
of the figures; of the rule only what it prints is used. A hidden number is known to be at least 1, but in a small
group, of which all and none are hidden too.
"""

from collections.abc import Mapping
from functools import cache
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rulebook.disclosure import HIDDEN, published, rows_shown

Columns = Mapping[str, np.ndarray]
ANY = {1, 2, 3, 4, 5}
MOST_OF_A_SMALL_GROUP = 11
EXAMPLES = settings(deadline=None, max_examples=150, derandomize=True, database=None)
SLOW = settings(EXAMPLES, max_examples=300)


def ratio(n: int, of: int) -> dict[str, object]:
    return {"n": n, "of": of, "percent": f"{100 * n / of:.2f}" if of else None}


def fitting(tried: Columns, printed: Mapping[str, object]) -> np.ndarray:
    """Which of the sets of numbers that are tried fit what is printed; what is left out is not asked."""
    fits = np.ones(len(next(iter(tried.values()))), dtype=bool)
    for name, value in printed.items():
        figure, _, part = name.rpartition(".")
        if value != HIDDEN:
            fits &= tried[name] == value
        elif part != "n":
            fits &= tried[name] >= 1
        else:
            fits &= (tried[name] >= 1) | (tried.get(f"{figure}.of", MOST_OF_A_SMALL_GROUP) <= MOST_OF_A_SMALL_GROUP)
    return fits


def spread(values: Mapping[str, object]) -> dict[str, object]:
    """What is printed, number by number: of a ratio its number as n, its base as of and what is left as rest."""
    found: dict[str, object] = {}
    for key, value in published(values).values.items():
        if not isinstance(value, dict):
            found[key] = value
            continue
        found |= {f"{key}.n": value["n"], f"{key}.of": value["of"]}
        if HIDDEN not in (value["n"], value["of"]):
            found[f"{key}.rest"] = value["of"] - value["n"]
    return found


def narrowed(
    true: Mapping[str, int], possible: Mapping[str, set[int]], told: Mapping[str, set[int]] | None = None
) -> dict[str, set[int]]:
    """The small numbers of which somebody learns more than that they are small; `told` is what is told on purpose."""
    left = {name: ANY & told[name] if told else ANY for name in possible}
    return {name: possible[name] for name, count in true.items() if count in ANY and not possible[name] >= left[name]}


def values(tried: Columns, fits: np.ndarray) -> dict[str, set[int]]:
    return {name: set(column[fits].tolist()) for name, column in tried.items()}


@EXAMPLES
@given(st.lists(st.integers(0, 8), min_size=1, max_size=4))
def test_rows_of_a_known_total(rows: list[int]) -> None:
    shown = rows_shown({str(place): count for place, count in enumerate(rows)})
    if shown is None:
        return
    sets = [range(1, sum(rows) + 1) if one == HIDDEN else [one] for one in shown.values()]
    tried = np.array([one for one in product(*sets) if sum(one) == sum(rows)])
    for place, count in enumerate(rows):
        assert count not in ANY or set(tried[:, place]) >= ANY, shown


# Reviews: those in time, late and not judged; and those by how children took part, which are as many.
MOST_REVIEWS = 15


@cache
def cut(whole: int, parts: int) -> np.ndarray:
    """Every way of cutting a number into parts, a row each."""
    if parts == 1:
        return np.array([[whole]])
    return np.vstack([np.insert(cut(whole - first, parts - 1), 0, first, axis=1) for first in range(whole + 1)])


def judged(parts: np.ndarray) -> Columns:
    in_time, late, unjudged = parts.T
    of = in_time + late
    return {"unjudged": unjudged, "timely_reviews.n": in_time, "timely_reviews.of": of, "timely_reviews.rest": late}


def took_part(parts: np.ndarray) -> Columns:
    spoke, silent, advocate, other, nothing, _ = parts.T
    spoke_somehow = spoke + advocate + other
    return {
        "attended": spoke + silent, "advocate": advocate, "other_means": other, "none": nothing,
        "participation_reviews.n": spoke_somehow, "participation_reviews.rest": silent + nothing,
        "participation_reviews.of": spoke_somehow + silent + nothing,
    }  # fmt: skip


def ratios(true: Mapping[str, int], *keys: str) -> dict[str, object]:
    found: dict[str, object] = {key: count for key, count in true.items() if "." not in key}
    return found | {key: ratio(true[f"{key}.n"], true[f"{key}.of"]) for key in keys}


@SLOW
@given(st.integers(1, 14), st.data())
def test_reviews(whole: int, data: st.DataObject) -> None:
    one, two = cut(whole, 3), cut(whole, 6)
    rows = (data.draw(st.integers(0, len(one) - 1)), data.draw(st.integers(0, len(two) - 1)))
    true = {name: int(column[rows[0]]) for name, column in judged(one).items()}
    true |= {name: int(column[rows[1]]) for name, column in took_part(two).items()} | {"reviews_held": whole}
    printed = spread(ratios(true, "timely_reviews", "participation_reviews"))
    held = printed.pop("reviews_held")
    possible: dict[str, set[int]] = {name: set() for name in true}
    for count in range(1, MOST_REVIEWS) if held == HIDDEN else [held]:
        sides = [judged(cut(count, 3)), took_part(cut(count, 6))]
        fits = [fitting(side, {k: v for k, v in printed.items() if k in side}) for side in sides]
        if all(fit.any() for fit in fits):
            possible["reviews_held"].add(count)
            for side, fit in zip(sides, fits, strict=True):
                for name, column in side.items():
                    possible[name] |= set(column[fit].tolist())
    assert not narrowed(true, possible), printed


# Children: looked after before the first day, who came, who left; some came or left twice, some left and came back.
MOST, MOST_TRUE = 16, 10


@cache
def councils() -> Columns:
    sizes = (MOST, MOST, MOST, 2, 2, 2, MOST, 2)
    grid = np.indices(sizes, dtype=np.int8).reshape(len(sizes), -1)
    before, starts, ends, twice_in, twice_out, back, adopted, named_later = grid
    entering, leaving, at_end = starts - twice_in, ends - twice_out, before + starts - ends
    real = (at_end >= 0) & (adopted <= leaving) & (back <= np.minimum(at_end, leaving)) & (named_later <= starts)
    real &= ((entering > 0) | (twice_in == 0)) & ((leaving > 0) | (twice_out == 0))
    found = {
        "before": before, "looked_after_at_end": at_end, "starts": starts, "ends": ends, "children_entering": entering,
        "children_leaving": leaving, "ever_in_year": at_end + leaving - back, "children_adopted": adopted,
        "allocated_in_time.of": starts - named_later,
    }  # fmt: skip
    return {name: column[real] for name, column in found.items()}


@cache
def small_councils() -> np.ndarray:
    tried = councils()
    most = np.max([tried["before"], tried["starts"], tried["ends"]], axis=0)
    return np.flatnonzero(most <= MOST_TRUE)


@pytest.mark.slow
@SLOW
@given(st.integers(min_value=0), st.booleans())
def test_children_who_came_and_left(place: int, in_time: bool) -> None:
    tried = councils()
    row = small_councils()[place % len(small_councils())]
    true = {name: int(column[row]) for name, column in tried.items()}
    counts = {key: count for key, count in true.items() if key not in ("before", "allocated_in_time.of")}
    of = true["allocated_in_time.of"]
    printed = spread({**counts, "allocated_in_time": ratio(of if in_time else 0, of)})
    # The year before says how many were looked after on its last day.
    printed["before"] = HIDDEN if true["before"] in ANY else true["before"]
    fits = fitting(tried, {name: value for name, value in printed.items() if name in tried})
    # Two numbers on purpose tell that at least as many came, or left, as there are more or fewer.
    on_purpose = fitting(tried, {name: printed[name] for name in ("before", "looked_after_at_end")})
    assert not narrowed(true, values(tried, fits), values(tried, on_purpose)), printed


@EXAMPLES
@given(st.lists(st.integers(0, 15), min_size=3, max_size=3))
def test_who_came_is_among_who_contributed(given_counts: list[int]) -> None:
    came, contributed, held = sorted(given_counts)
    grid = np.indices((22, 22, 22)).reshape(3, -1)
    grid = grid[:, (grid[0] <= grid[1]) & (grid[1] <= grid[2])]
    tried = {"reviews_held": grid[2]}
    for key, n in (("parents_attended", grid[0]), ("parents_contributed", grid[1])):
        tried |= {f"{key}.n": n, f"{key}.of": grid[2], f"{key}.rest": grid[2] - n}
    true = {"reviews_held": held, "parents_attended.n": came, "parents_attended.rest": held - came,
            "parents_contributed.n": contributed, "parents_contributed.rest": held - contributed}  # fmt: skip
    printed = spread({"reviews_held": held, "parents_attended": ratio(came, held),
                      "parents_contributed": ratio(contributed, held)})  # fmt: skip
    assert not narrowed(true, values(tried, fitting(tried, printed))), printed


GROUPS = ("White", "Not known", "Mixed", "Asian", "Black", "Other")


@SLOW
@given(st.integers(6, 18), st.data())
def test_ethnic_groups_beside_all_who_are_black_and_minority_ethnic(whole: int, data: st.DataObject) -> None:
    parts = cut(whole, len(GROUPS))
    true = dict(zip(GROUPS, parts[data.draw(st.integers(0, len(parts) - 1))].tolist(), strict=True))
    minority = sum(true[group] for group in GROUPS[2:])
    shown = published(
        {"looked_after_at_end": whole, "ethnic_groups": true, "black_and_minority_ethnic": ratio(minority, whole)}
    ).values

    tried = dict(zip(GROUPS, parts.T, strict=True)) | {"bme.n": parts[:, 2:].sum(axis=1)}
    tried |= {"bme.rest": parts[:, :2].sum(axis=1), "bme.of": parts.sum(axis=1)}
    printed = {**shown.get("ethnic_groups", {}), "bme.n": shown["black_and_minority_ethnic"]["n"]}
    possible = values(tried, fitting(tried, printed))
    assert not narrowed({**true, "bme.n": minority, "bme.rest": whole - minority}, possible), shown


COUNTS = st.integers(0, 14)


@EXAMPLES
@given(COUNTS, COUNTS, st.lists(COUNTS, min_size=2, max_size=4), st.lists(COUNTS, min_size=4, max_size=4))
def test_nothing_tells_that_all_or_none_of_a_small_group_did_something(
    n: int, rest: int, rows: list[int], ways: list[int]
) -> None:
    """Whatever the shape of the figure: a cell of 100% of a few is never left standing."""
    spoke = dict(zip(("attended", "advocate", "other_means", "none"), ways, strict=True))
    shown = published({
        "timely_children": ratio(n, n + rest), "progress_health": {"Q1": ratio(n, n + rest), "Q2": ratio(0, rest)},
        "agency_attendance": {"Carer": [n, rest]}, "sex": {f"row {place}": one for place, one in enumerate(rows)},
        "children_leaving": n + rest, "children_adopted": n,
        "participation_reviews": ratio(sum(ways) - ways[3], sum(ways)), **spoke,
    }).values  # fmt: skip
    few = range(1, MOST_OF_A_SMALL_GROUP + 1)

    ratios_shown = [shown["timely_children"], *shown["progress_health"].values(), shown["participation_reviews"]]
    assert [one for one in ratios_shown if one["of"] in few and one["n"] != HIDDEN] == []
    came = shown["agency_attendance"]["Carer"]
    assert HIDDEN in came or 0 not in came or sum(came) not in few
    assert "sex" not in shown or sum(rows) not in few or sum(rows) not in rows
    assert "children_adopted" not in shown or n + rest not in few
    assert not spoke.keys() & shown.keys() or sum(ways) not in few
