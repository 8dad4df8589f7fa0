"""The baseline: the figures of a 903 folder as a good analyst would write them in pandas, vectorised throughout.

`python -m bench.pandas_figures DIR 2026-03-31` prints them as JSON. Definitions as in the figure handbook; one folder.
"""

import csv
import json
import sys
from pathlib import Path

import numpy as np
import pandas as pd

HOLIDAYS = Path(__file__).parent.parent / "rulebook" / "bank_holidays.csv"
SHORT_BREAKS = ["V3", "V4"]
CONTRIBUTED = ["PN1", "PN2", "PN3", "PN5", "PN6"]
OVER_FOUR = [f"PN{n}" for n in range(1, 8)]
FOSTERING = ["Q1", "Q2", "U1", "U2", "U3", "U4", "U5", "U6"]
ETHNIC_GROUPS = {"W": "White", "M": "Mixed", "A": "Asian or Asian British", "C": "Asian or Asian British",
                 "B": "Black or Black British", "O": "Other ethnic group"}  # fmt: skip
LEGAL_STATUS_ROWS = {
    "V2": "Accommodated S20 single period",
    "L2": "Emergency protection order",
    "C2": "Full care order",
    "C1": "Interim care order",
    "J1": "On remand/committed for trial/sentenced",
    "J2": "On remand/committed for trial/sentenced",
    "J3": "On remand/committed for trial/sentenced",
    "E1": "Placement order",
    "D1": "Placement order",
    "L1": "Police protection",
}
EVER = pd.Timestamp("2261-01-01")


def read(path: Path, columns: list[str], dates: list[str]) -> pd.DataFrame:
    table = pd.read_csv(path, dtype=str, usecols=columns.__contains__, keep_default_na=False, na_values=[""])
    for column in dates:
        table[column] = pd.to_datetime(table[column], format="%d/%m/%Y")
    return table


def read_folder(folder: Path) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    header = read(folder / "header.csv", ["CHILD", "SEX", "DOB", "ETHNIC"], ["DOB"])
    columns = ["CHILD", "DECOM", "RNE", "LS", "PLACE", "PLACE_PROVIDER", "DEC", "REC", "PL_DISTANCE"]
    episodes = read(folder / "episodes.csv", columns, ["DECOM", "DEC"])
    reviews = read(folder / "reviews.csv", ["CHILD", "REVIEW", "REVIEW_CODE"], ["REVIEW"])
    placed = read(
        folder / "placed_for_adoption.csv",
        ["CHILD", "DATE_PLACED", "DATE_PLACED_CEASED"],
        ["DATE_PLACED", "DATE_PLACED_CEASED"],
    )
    names = pd.Index(header["CHILD"])  # numbers join and sort faster than names
    for table in (header, episodes, reviews, placed):
        table["CHILD"] = names.get_indexer(table["CHILD"])
    return header, episodes, reviews, placed


def age_on(born: pd.Series, day: pd.Series | pd.Timestamp) -> pd.Series:
    day = day if isinstance(day, pd.Series) else pd.Series(day, index=born.index)
    before_birthday = day.dt.month * 100 + day.dt.day < born.dt.month * 100 + born.dt.day
    return day.dt.year - born.dt.year - before_birthday


def banded(ages: pd.Series, tops: list[int], names: list[str]) -> dict[str, int]:
    bands = pd.cut(ages, [-1, *tops, 200], labels=names)
    return {str(name): int(count) for name, count in bands.value_counts().reindex(names, fill_value=0).items()}


def counts(column: pd.Series) -> dict[str, int]:
    return {str(name): int(count) for name, count in column.value_counts().items()}


def ratio(success: pd.Series) -> dict[str, object]:
    n, of = int(success.sum()), len(success)
    hundredths = (20_000 * n + of) // (2 * of) if of else 0
    return {"n": n, "of": of, "percent": f"{hundredths / 100:.2f}" if of else None}


def periods_of(episodes: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Counted periods of care, and the counted episodes with the number of their period."""
    episodes = episodes.sort_values(["CHILD", "DECOM"], ignore_index=True)
    ended = episodes["DEC"].notna() & (episodes["REC"] != "X1")
    new_child = episodes["CHILD"] != episodes["CHILD"].shift()
    new_period = new_child | (episodes["RNE"] == "S") | ended.shift(fill_value=False)
    short = episodes["LS"].isin(SHORT_BREAKS)
    after_short = short.shift(fill_value=False) & ~new_period
    to_short = short.shift(-1, fill_value=False) & ~new_period.shift(-1, fill_value=True)
    episodes["period"] = (new_period | (short != short.shift())).cumsum()
    episodes["known"] = (episodes["RNE"] == "S") | after_short | ~new_child
    episodes["reason"] = episodes["REC"].mask(to_short, "X1")
    counted = episodes[~short]
    grouped = counted.groupby("period", sort=False)
    first, last = grouped.head(1).set_index("period"), grouped.tail(1).set_index("period")
    periods = pd.DataFrame(
        {
            "CHILD": first["CHILD"],
            "start": first["DECOM"],
            "known": first["known"],
            "end": last["DEC"],
            "reason": last["reason"],
        }
    ).reset_index()
    return periods, counted


def with_periods(reviews: pd.DataFrame, periods: pd.DataFrame) -> pd.DataFrame:
    """Each review with the first period of the child that ends on or after it; none that lies outside."""
    right = periods.assign(until=periods["end"].fillna(EVER)).sort_values("until")
    left = reviews.drop_duplicates(["CHILD", "REVIEW"], keep="last").sort_values("REVIEW")
    joined = pd.merge_asof(left, right, left_on="REVIEW", right_on="until", by="CHILD", direction="forward")
    joined = joined[joined["start"] <= joined["REVIEW"]].astype({"period": int, "unknown": bool})
    return joined.sort_values(["period", "REVIEW"], ignore_index=True)


def working_days_after(start: pd.Series, days: int) -> pd.Series:
    with HOLIDAYS.open(encoding="utf-8") as lines:
        holidays = [row["date"] for row in csv.DictReader(lines)]
    base = start.to_numpy().astype("datetime64[D]")
    return pd.Series(np.busday_offset(base, days, roll="backward", holidays=holidays), start.index)


def months_after(days: pd.Series, months: pd.Series) -> pd.Series:
    return pd.Series(
        np.select([months == 3, months == 6], [days + pd.DateOffset(months=3), days + pd.DateOffset(months=6)], pd.NaT),
        days.index,
        dtype="datetime64[ns]",
    )


def first_covered(all_reviews: pd.DataFrame, periods: pd.DataFrame) -> pd.Timestamp:
    """K: the 1 April of the latest review inside care, and of each year before it that reviews cover."""
    ends = periods["end"].fillna(EVER)
    care = pd.DataFrame({"CHILD": periods["CHILD"], "start": periods["start"], "end": ends})
    inside = all_reviews[["CHILD", "REVIEW"]].merge(care, on="CHILD")
    inside = inside[inside["REVIEW"].between(inside["start"], inside["end"])]
    years = (inside["REVIEW"].dt.year - (inside["REVIEW"].dt.month < 4)).rename("year")
    reviewed = inside.groupby(years)["CHILD"].agg(set)
    year = int(years.max())
    while year - 1 in reviewed.index:
        first, last = pd.Timestamp(year - 1, 4, 1), pd.Timestamp(year, 3, 31)
        whole = care.loc[(care["start"] <= first) & (care["end"] > last), "CHILD"]
        if 2 * whole.isin(reviewed[year - 1]).sum() < len(whole):
            break
        year -= 1
    return pd.Timestamp(year, 4, 1)


def first_due(periods: pd.DataFrame, known_from: pd.Timestamp) -> pd.DataFrame:
    backstop = known_from - pd.Timedelta(days=1) + pd.DateOffset(months=6)
    unknown = ~periods["known"] | (periods["start"] < known_from)
    open_then = (periods["start"] <= backstop) & (periods["end"].fillna(EVER) > backstop)
    due = working_days_after(periods["start"], 20).mask(unknown, backstop).mask(unknown & ~open_then)
    return periods.assign(unknown=unknown, first_due=due)


def with_due(reviews: pd.DataFrame) -> pd.DataFrame:
    grouped = reviews.groupby("period", sort=False)
    number, previous = grouped.cumcount(), grouped["REVIEW"].shift()
    months = pd.Series(np.where((number == 1) & ~reviews["unknown"], 3, 6), reviews.index)
    due = months_after(previous, months).where(number > 0, reviews["first_due"])
    unjudged = (number == 0) & reviews["unknown"] & (reviews["REVIEW"] <= due)
    return reviews.assign(number=number, due=due.mask(unjudged))


def adoption_spells(counted: pd.DataFrame, placed: pd.DataFrame, periods: pd.DataFrame) -> pd.DataFrame:
    """Days placed for adoption, from placements A3 to A6 and the file's rows; what touches is one spell."""
    stays = counted.loc[counted["PLACE"].isin(["A3", "A4", "A5", "A6"]), ["CHILD", "period", "DECOM", "DEC"]]
    stays = stays.set_axis(["CHILD", "period", "first", "last"], axis=1)
    ends = periods.set_index("period")["end"].fillna(EVER)
    rows = placed.set_axis(["CHILD", "first", "last"], axis=1).merge(periods[["CHILD", "period", "start"]], on="CHILD")
    spells = pd.concat([stays, rows], ignore_index=True)
    spells["end"] = spells["period"].map(ends)
    spells["last"] = spells["last"].fillna(EVER).clip(upper=spells["end"])
    spells["first"] = spells["first"].where(spells["start"].isna(), spells[["first", "start"]].max(axis=1))
    spells = spells[spells["first"] < spells["last"]].sort_values(["period", "first"], ignore_index=True)
    until_now = spells.groupby("period")["last"].cummax().groupby(spells["period"]).shift()
    spells["spell"] = (until_now.isna() | (spells["first"] > until_now)).cumsum()
    return spells.groupby("spell", as_index=False).agg(
        period=("period", "first"), first=("first", "min"), last=("last", "max")
    )


def timely_special(
    reviews: pd.DataFrame, counted: pd.DataFrame, spells: pd.DataFrame, known_from: pd.Timestamp
) -> pd.DataFrame:
    """The reviews with a special timetable that can be judged, each with that timetable's date."""
    placed = pd.merge_asof(
        reviews.sort_values("REVIEW"),
        spells[["spell", "period", "first", "last"]].sort_values("first"),
        left_on="REVIEW",
        right_on="first",
        by="period",
        allow_exact_matches=False,
    )
    placed = placed[placed["REVIEW"] <= placed["last"]].sort_values(["spell", "REVIEW"])
    grouped = placed.groupby("spell", sort=False)
    before = placed["first"] < known_from
    number, previous = grouped.cumcount(), grouped["REVIEW"].shift()
    months = pd.Series(np.where((number == 1) & ~before, 3, 6), placed.index)
    opening = (placed["first"] + pd.Timedelta(days=28)).mask(before)
    opening = placed["due"].where(placed["due"] < placed["first"], opening)  # overdue already: it stays due
    placed["governing"] = months_after(previous, months).where(number > 0, opening)
    status = pd.merge_asof(
        reviews.sort_values("REVIEW"),
        counted[["period", "DECOM", "LS"]].sort_values("DECOM"),
        left_on="REVIEW",
        right_on="DECOM",
        by="period",
    )
    remand = status[status["LS"].isin(["J1", "J2"])]
    remand = remand.assign(governing=remand["due"])
    both = pd.concat([placed, remand]).drop_duplicates(["CHILD", "REVIEW"])
    return both[both["governing"].notna()]


def population(
    header: pd.DataFrame, periods: pd.DataFrame, first: pd.Timestamp, last: pd.Timestamp
) -> dict[str, object]:
    until = periods["end"].fillna(EVER)
    starts = periods[periods["known"] & periods["start"].between(first, last)]
    ends = periods[periods["end"].between(first, last)]
    entering = starts.drop_duplicates("CHILD").merge(header, on="CHILD")
    leaving = ends.drop_duplicates("CHILD", keep="last").merge(header, on="CHILD")
    months = pd.date_range(first, last, freq="ME")
    return {
        "looked_after_by_month": {
            f"{day:%Y-%m-%d}": int(((periods["start"] <= day) & (until > day)).sum()) for day in months
        },
        "ever_in_year": int(periods.loc[(periods["start"] <= last) & (until >= first), "CHILD"].nunique()),
        "starts": len(starts),
        "ends": len(ends),
        "children_entering": len(entering),
        "entering_by_age": banded(age_on(entering["DOB"], entering["start"]), [5, 13], ["0-5", "6-13", "14+"]),
        "children_leaving": len(leaving),
        "children_adopted": int(ends.loc[ends["reason"].isin(["E11", "E12"]), "CHILD"].nunique()),
        "leavers_by_reason": counts(ends["reason"]),
        "leavers_by_age": banded(
            age_on(leaving["DOB"], leaving["end"]), [4, 9, 15, 17], ["under 5", "5-9", "10-15", "16-17", "18"]
        ),
    }


def placement_rows(here: pd.DataFrame) -> pd.Series:
    fostering, own = here["PLACE"].isin(FOSTERING), here["PLACE_PROVIDER"] == "PR1"
    home = here["PLACE"] == "K2"
    return pd.Series(
        np.select(
            [
                home & own,
                home,
                fostering & own,
                fostering & here["PLACE_PROVIDER"].isin(["PR3", "PR4", "PR5"]),
                here["PLACE"] == "P2",
            ],
            ["In-House Residential", "External Residential", "In-House Fostering", "IFA", "Lodgings"],
            "Other",
        )
    )


def distances(here: pd.DataFrame) -> dict[str, object]:
    """To one decimal, half up; 999.9 and blanks are not known, nor is any without the column PL_DISTANCE."""
    miles = pd.to_numeric(here.get("PL_DISTANCE", pd.Series(np.nan, here.index)))
    tenths = np.floor(miles * 10 + 0.5 + 1e-9).mask(miles >= 999.9)
    return {"over_20_miles": ratio(tenths[tenths.notna()] > 200), "over_20_miles_dfe": ratio(tenths > 200)}


def ethnic_groups(codes: pd.Series) -> dict[str, object]:
    """By the first letter of the code: refused and not obtained are not known."""
    groups = codes.str[0].map(ETHNIC_GROUPS).fillna("Not known")
    found = counts(groups)
    names = [*dict.fromkeys(ETHNIC_GROUPS.values()), "Not known"]
    return {
        "ethnic_groups": {name: found.get(name, 0) for name in names},
        "black_and_minority_ethnic": ratio(~groups.isin(["White", "Not known"])),
    }


def snapshot(header: pd.DataFrame, counted: pd.DataFrame, last: pd.Timestamp) -> dict[str, object]:
    here = counted[(counted["DECOM"] <= last) & (counted["DEC"].fillna(EVER) > last)].merge(header, on="CHILD")
    legal, placement = counts(here["LS"].map(LEGAL_STATUS_ROWS).fillna("Other")), counts(placement_rows(here))
    rows = [*dict.fromkeys(LEGAL_STATUS_ROWS.values()), "In care proceedings, no ICO (S20)", "Other"]
    names = ["External Residential", "IFA", "In-House Fostering", "In-House Residential", "Lodgings", "Other"]
    sexes = counts(here["SEX"].replace({"1": "M", "2": "F"}))
    return {
        "looked_after_at_end": len(here),
        "legal_status": counts(here["LS"]),
        "legal_status_rows": {row: legal.get(row, 0) for row in rows},
        "age_groups": banded(
            age_on(here["DOB"], last), [0, 4, 9, 15, 17], ["Under 1", "1-4", "5-9", "10-15", "16-17", "18+"]
        ),
        "sex": {sex: sexes.get(sex, 0) for sex in "FMU"},
        "ethnicity": counts(here["ETHNIC"]),
        **ethnic_groups(here["ETHNIC"]),
        "place_codes": counts(here["PLACE"] + "/" + here["PLACE_PROVIDER"].fillna("")),
        "placement_rows": {row: placement.get(row, 0) for row in names},
        "rate_per_10000": None,  # no population is loaded
        **distances(here),
    }


def of_reviews(held: pd.DataFrame, special: pd.DataFrame) -> dict[str, object]:
    judged, codes = held[held["due"].notna()], counts(held["REVIEW_CODE"].fillna("not recorded"))
    four = held[held["REVIEW_CODE"].isin(OVER_FOUR)]
    return {
        "reviews_held": len(held),
        "unjudged": len(held) - len(judged),
        "timely_reviews": ratio(judged["REVIEW"] <= judged["due"]),
        "timely_special": ratio(special["REVIEW"] <= special["governing"]),
        "participation_codes": {code: codes.get(code, 0) for code in ["PN0", *OVER_FOUR, "not recorded"]},
        "participation_reviews": ratio(four["REVIEW_CODE"].isin(CONTRIBUTED)),
        "attended": sum(codes.get(code, 0) for code in ("PN1", "PN2", "PN3", "PN4")),
        "advocate": codes.get("PN5", 0),
        "other_means": codes.get("PN6", 0),
        "none": codes.get("PN7", 0),
    }


def of_children(
    periods: pd.DataFrame, reviews: pd.DataFrame, first: pd.Timestamp, last: pd.Timestamp
) -> dict[str, object]:
    open_then = (periods["start"] <= last) & (periods["end"].fillna(EVER) > last)
    cohort = periods[open_then & ((last - periods["start"]).dt.days >= 28)].set_index("period")
    known = reviews[reviews["REVIEW"] <= last]
    held = known[known["REVIEW"] >= first]
    late = held.loc[held["REVIEW"] > held["due"], "period"].unique()
    latest = known.groupby("period").tail(1).set_index("period")
    months = pd.Series(np.where((latest["number"] == 0) & ~latest["unknown"], 3, 6), latest.index)
    due = months_after(latest["REVIEW"], months).reindex(cohort.index)
    due = due.where(cohort.index.isin(latest.index), cohort["first_due"])
    four = held[held["REVIEW_CODE"].isin(OVER_FOUR) & held["CHILD"].isin(cohort["CHILD"])]
    return {
        "timely_children": ratio(~cohort.index.isin(late) & (due.isna() | (due > last))),
        "participation_children": ratio(four["REVIEW_CODE"].isin(CONTRIBUTED).groupby(four["CHILD"]).all()),
    }


def figures(folder: Path, year_ending: str) -> dict[str, object]:
    last = pd.Timestamp(year_ending)
    first = last + pd.Timedelta(days=1) - pd.DateOffset(years=1)
    header, episodes, all_reviews, placed = read_folder(folder)
    periods, counted = periods_of(episodes)
    known_from = first_covered(all_reviews, periods)
    periods = first_due(periods, known_from)
    reviews = with_due(with_periods(all_reviews, periods))
    special = timely_special(reviews, counted, adoption_spells(counted, placed, periods), known_from)
    figures = {
        **population(header, periods, first, last),
        **snapshot(header, counted, last),
        **of_reviews(reviews[reviews["REVIEW"].between(first, last)], special[special["REVIEW"].between(first, last)]),
        **of_children(periods, reviews, first, last),
    }
    return {"known_from": f"{known_from:%Y-%m-%d}", "figures": figures}


if __name__ == "__main__":
    print(json.dumps(figures(Path(sys.argv[1]), sys.argv[2])))
