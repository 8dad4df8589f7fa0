"""The words of a report by which a child might be recognised, and which of them somebody let stand."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from footprint.children.access import names_among
from footprint.reporting.models import AnnualReport, LetStand, PassageText
from footprint.reporting.report.slots import is_guarded
from rulebook.recognisable import Catch, caught, words_to_ask


@dataclass(frozen=True)
class Caught:
    """A catch in a section; `stands` is who let it stand and why, None while nobody has."""

    section: str
    catch: Catch
    stands: LetStand | None = None

    @property
    def is_open(self) -> bool:
        return self.stands is None

    @property
    def must_settle(self) -> bool:
        """Names where single children are told of; a number of a few wherever it would be published."""
        return self.catch.number or is_guarded(self.section)


def caught_in(report: AnnualReport, passages: Iterable[PassageText]) -> Mapping[str, Sequence[Caught]]:
    """By section. Three queries, whatever their number."""
    texts = {passage_text.section: f"{passage_text.text}\n\n{passage_text.doing}" for passage_text in passages}
    names, family_names = names_among({word for text in texts.values() for word in words_to_ask(text)})
    let_stand = {(let_stand.section, let_stand.mark): let_stand for let_stand in LetStand.objects.filter(report=report)}
    result: dict[str, list[Caught]] = defaultdict(list)
    for section, text in texts.items():
        for catch in caught(text, names=names, family_names=family_names):
            result[section].append(Caught(section, catch, let_stand.get((section, catch.mark))))
    return result


def open_in(result: Mapping[str, Sequence[Caught]]) -> list[Caught]:
    """Those that keep a report from being approved."""
    return [name for names in result.values() for name in names if name.must_settle and name.is_open]
