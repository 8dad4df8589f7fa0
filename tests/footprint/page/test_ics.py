"""Calendar files: British time, whole days, long lines, and nothing that breaks out of its line."""

from datetime import UTC, date, datetime, time

from footprint.page.ics import Entry, calendar_file

NOON = datetime(2014, 4, 28, 11, tzinfo=UTC)


def lines(*entries: Entry) -> list[str]:
    return calendar_file(entries, at=NOON).split("\r\n")


def test_a_meeting_in_summer_time_is_an_hour_earlier_by_utc() -> None:
    found = lines(Entry("1@footprint", "Review", date(2014, 5, 2), time(10, 30), "Willow House, Room 2"))
    assert "DTSTART:20140502T093000Z" in found
    assert "DTEND:20140502T103000Z" in found
    assert "LOCATION:Willow House\\, Room 2" in found
    assert "DTSTART:20140203T103000Z" in lines(Entry("1@footprint", "Review", date(2014, 2, 3), time(10, 30)))


def test_a_meeting_without_a_time_takes_the_day() -> None:
    found = lines(Entry("1@footprint", "Review", date(2014, 4, 30)))
    assert "DTSTART;VALUE=DATE:20140430" in found
    assert "DTEND;VALUE=DATE:20140501" in found


def test_no_line_is_longer_than_75_octets_and_none_is_lost() -> None:
    place = "Tŷ Bryn " * 20
    whole = calendar_file([Entry("1@footprint", "Review", date(2014, 5, 2), place=place)], at=NOON)
    assert max(len(line.encode()) for line in whole.split("\r\n")) <= 75
    assert f"LOCATION:{place}\r\n" in whole.replace("\r\n ", "")


def test_what_was_typed_cannot_begin_a_line_of_its_own() -> None:
    found = lines(Entry("1@footprint", "Review", date(2014, 5, 2), place="Here\r\nATTENDEE:somebody"))
    assert "LOCATION:Here\\nATTENDEE:somebody" in found
