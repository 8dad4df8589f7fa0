"""What the team adds to a child's page."""

from footprint.children.page_parts import ChildPart, Way
from footprint.children.permissions import VIEW


class TeamPart(ChildPart):
    """Who has and had the child."""

    ways = (Way("Whose IRO, now and before", "team:child", VIEW, place=10),)
