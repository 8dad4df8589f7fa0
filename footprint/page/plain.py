"""Pages that ask nothing of anybody: no template, no database, no session. For when one of these is what is wrong."""

from dataclasses import dataclass
from html import escape

PAGE = """<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<link rel="stylesheet" href="/static/page/page.css">
</head>
<body class="govuk-template__body">
<main class="govuk-width-container govuk-main-wrapper">
<h1 class="govuk-heading-l">{title}</h1>
{sentences}
</main>
</body>
</html>
"""
HEADERS = {
    "Content-Type": "text/html; charset=utf-8",
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; font-src 'self'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}


@dataclass(frozen=True)
class Plain:
    """A status, a title, and the sentences below it; `again` is after how many seconds it is worth trying again."""

    status: int
    title: str
    sentences: tuple[str, ...]
    again: int = 0

    @property
    def headers(self) -> dict[str, str]:
        return HEADERS | ({"Retry-After": str(self.again)} if self.again else {})

    @property
    def body(self) -> bytes:
        sentences = "\n".join(f'<p class="govuk-body">{escape(sentence)}</p>' for sentence in self.sentences)
        return PAGE.format(title=escape(self.title), sentences=sentences).encode()


DATABASE_AWAY = Plain(
    503,
    "Footprint cannot reach its records",
    (
        "What was saved before is kept. What you sent just now was not saved.",
        "Go back, keep a copy of what you typed, and send it again in a few minutes. If this page stays for longer, "
        "tell whoever looks after Footprint that the database does not answer.",
    ),
    again=30,
)
DISK_FULL = Plain(
    503,
    "Footprint has no room to save",
    (
        "What was saved before is kept and can be read. What you sent just now was not saved.",
        "Keep a copy of what you typed. Tell whoever looks after Footprint that the disk of the database is full.",
    ),
    again=300,
)
FAULT = Plain(
    500,
    "Sorry, there is a problem with the service",
    ("Nothing was saved. Go back, keep a copy of what you typed, and try again in a few minutes.",),
)
