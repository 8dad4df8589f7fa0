"""What a published copy keeps: the words, every figure with the SQL that counted it, and the documents made of them.

From it each number can be worked out again, from the register or from a backup of it, and compared.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cache
from typing import Any

from footprint.council import queries as council
from footprint.page import clock
from footprint.post.outline import Document
from footprint.post.stored_documents import kept
from footprint.reporting.definitions import definitions, views
from footprint.reporting.figures import ReportingPeriod
from footprint.reporting.figures_of_period import CASELOADS, Telling, hiding, telling, title_of
from footprint.reporting.models import AnnualReport, ReportVersion
from footprint.reporting.relations import relations
from footprint.reporting.report.composing import Look, report_of
from footprint.reporting.report.for_children import report_for_children
from footprint.reporting.report.passages import Passage
from footprint.reporting.report.records import records_of
from footprint.sql_files import fingerprint

Frozen = dict[str, Any]


@dataclass(frozen=True)
class Differs:
    """A figure that does not come out as it was published: its title, and what is another now."""

    figure: str
    what: str


def asked_of(report: AnnualReport) -> ReportingPeriod:
    return ReportingPeriod(report.first_day, report.last_day, report.as_at)


def frozen(report: AnnualReport, *, at: datetime) -> Frozen:
    """The fields of a ReportVersion, all from one reading of the records."""
    whole = telling(asked_of(report), whole=True, caseloads_on=report.caseloads_on)
    words = words_of(report)
    hidden = hiding(whole)
    look = look_at(at)
    documents = {
        name: kept(
            report_of(telling, look=replace(look, internal=internal), passages=words, records=records_of(telling))
        )
        for name, telling, internal in (("published", hidden, False), ("internal", whole, True))
    }
    for_children = kept(report_for_children(hidden, look=look, passages=words))
    return {"frozen": contents(whole, words), **documents, "for_children": for_children}


def drafted(report: AnnualReport, *, at: datetime) -> tuple[Document, Document]:
    """The report just as it would be published now, for those who approve it; and what children are told."""
    current_telling = hiding(telling(asked_of(report), whole=True, caseloads_on=report.caseloads_on))
    words, look = words_of(report), look_at(at)
    published = report_of(current_telling, look=look, passages=words, records=records_of(current_telling))
    return published, report_for_children(current_telling, look=look, passages=words)


def look_at(at: datetime, *, internal: bool = False, draft: bool = False) -> Look:
    """As the council is called on the day the report is made, whatever it was called when its period ended."""
    values = council.values(on=clock.today())
    name, shade = str(values["council_name"]), str(values["council_colour"])
    return Look(name, shade, at, internal, council.nouns_of(values), draft)


def words_of(report: AnnualReport) -> dict[str, Passage]:
    return {
        passage_text.section: Passage(passage_text.text, passage_text.doing) for passage_text in report.passages.all()
    }


def contents(telling: Telling, words: Mapping[str, Passage]) -> Frozen:
    result: Frozen = _plain(
        {
            "words": {key: {"text": passage.text, "doing": passage.doing} for key, passage in words.items()},
            "periods": [
                [str(day) for day in (reporting_period.first_day, reporting_period.last_day, reporting_period.as_at)]
                for reporting_period in telling.periods
            ],
            "known_from": telling.known_from and str(telling.known_from),
            "caseloads_on": str(telling.apart[CASELOADS].periods[0].last_day) if telling.apart else None,
            "figures": _figures(telling),
            "missing": telling.missing,
            "foundation": foundation(),
        }
    )
    return result


def _figures(telling: Telling) -> dict[str, Any]:
    """Of every period: a year before may have a number that this one has not."""
    keys = [key for key in definitions() if any(key in telling.values for telling in telling.told)]
    return {
        key: {
            "values": [telling.values.get(key) for telling in telling.apart.get(key, telling).told],
            "sql": definitions()[key].sql,
            "hash": fingerprint(definitions()[key].sql),
        }
        for key in keys
    }


@cache
def foundation() -> dict[str, str]:
    """The fingerprint of each common view and relation of the register: what the figures' SQL stands on."""
    statements = views() | {name: relation.sql for name, relation in relations().items()}
    return {name: fingerprint(sql) for name, sql in statements.items()}


def differing_now(version: ReportVersion) -> list[Differs]:
    """What comes out otherwise when every figure is worked out again; nothing: the copy is right as it stands."""
    then = version.frozen
    first, last, as_at = (date.fromisoformat(day) for day in then["periods"][0])
    on = date.fromisoformat(then["caseloads_on"]) if then.get("caseloads_on") else None
    now = contents(telling(ReportingPeriod(first, last, as_at), whole=True, caseloads_on=on), {})
    result = []
    for key in {**then["figures"], **now["figures"]}:
        before, after = then["figures"].get(key, {}), now["figures"].get(key, {})
        what = [words for part, words in PARTS if before.get(part) != after.get(part)]
        result += [Differs(title_of(key), words) for words in what]
    if not then["foundation"].items() <= now["foundation"].items():  # what was added since changes none of its numbers
        result.append(Differs("All figures", "The records are laid out for counting in another way."))
    if then["known_from"] != now["known_from"]:
        result.append(Differs("All figures", "Reviews are known from another day."))
    return result


PARTS: Sequence[tuple[str, str]] = (
    ("values", "The number is another."),
    ("hash", "It is counted by another rule."),
)


def _plain(value: Any) -> Any:
    """As it comes back from the database: tuples are lists, keys are text."""
    return json.loads(json.dumps(value))
