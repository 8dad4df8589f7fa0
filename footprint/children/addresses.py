"""Where a child's page is. Everything that is known of a child comes together above this storey, so does their page."""

from uuid import UUID

from footprint.page.addresses import of_record

PAGE = "front:child"


def page_of(child: UUID) -> str:
    return of_record(PAGE, child)
