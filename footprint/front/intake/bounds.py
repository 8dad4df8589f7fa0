"""How much may be sent, for how long and by how many at once, each with the page that says so.

All of them are of one worker of the web server; there are two (`footprint/front/server.py`).
"""

from footprint.page.plain import Plain

KILOBYTE, MEGABYTE = 1024, 1024 * 1024
STRANGER = 256 * KILOBYTE  # a form of somebody who is not signed in, perhaps not any more
TYPED = 2_621_440  # the most that Django reads of a form without files
LARGEST = 64 * MEGABYTE  # files: 60 MB, and what a browser writes around them
SECONDS = 15  # for a body to be whole,
SLOWEST = 200 * KILOBYTE  # and one more for each of these bytes

THREADS = 2  # more of them take turns on one interpreter: with four a busy moment lasted a tenth longer
WAITING = 200  # requests for a thread
STRANGERS_WAITING = (
    20  # forms of strangers: they take turns on one thread, so that the other is always for the signed in
)
UPLOADS_WAITING = 3  # bodies larger than TYPED: one at a time
READING = 20  # bodies that one address sends at the same moment
AT_ONCE, A_SECOND = 40, 1.0  # forms of strangers from one address: so many at first, then so many a second

TOO_LARGE = Plain(
    413,
    "That is too much at once",
    (
        f"A form may hold {LARGEST // MEGABYTE - 4} MB of files when you are signed in, and little more than a page of "
        "text when you are not.",
        "Sign in, or send fewer or smaller files. Nothing was saved.",
    ),
)
TOO_SLOW = Plain(
    408,
    "The form did not arrive",
    ("The connection was too slow or broke off. Nothing was saved. Go back and send the form again.",),
)
TOO_MANY = Plain(
    429,
    "Too many forms from your address",
    ("Wait a minute, then go back and send the form again. Nothing was saved.",),
    again=60,
)
UPLOADS_BUSY = Plain(
    503,
    "Others are sending files just now",
    ("Files are read one after another. Go back and send yours again in a minute. Nothing was saved.",),
    again=60,
)
BUSY = Plain(
    503,
    "Footprint is very busy just now",
    ("Go back and try again in a minute. What was saved before is kept; what you sent just now was not saved.",),
    again=60,
)


class Refused(Exception):
    """A request that is not taken in, with the page that says why."""

    def __init__(self, page: Plain) -> None:
        super().__init__(page.title)
        self.page = page


def seconds_for(size: int) -> float:
    return SECONDS + size / SLOWEST
