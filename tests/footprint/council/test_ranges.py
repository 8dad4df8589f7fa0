"""The range of a caseload as a setting."""

import pytest

from footprint.council.kinds import Range, WrongValueError

KIND = Range()


@pytest.mark.parametrize("typed", ["50 to 70", " 50-70 ", "50 – 70", "50 TO 70"])
def test_a_range_is_typed_as_people_write_it(typed: str) -> None:
    assert KIND.check(KIND.kept(typed)) == {"least": 50, "most": 70}
    assert KIND.shown({"least": 50, "most": 70}) == "50 to 70"


@pytest.mark.parametrize("typed", ["70 to 50", "0 to 70", "50 to 201", "50", "many", ""])
def test_what_is_no_range_is_refused(typed: str) -> None:
    with pytest.raises(WrongValueError, match="the lower first, for example 50 to 70"):
        KIND.check(KIND.kept(typed))
