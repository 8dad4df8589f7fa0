"""An import in words."""

from footprint.interchange.ssda903.importing.result import Outcome

KINDS = {
    "child": ("child", "children"),
    "episode": ("episode", "episodes"),
    "review": ("review", "reviews"),
    "adoption_placement": ("placement for adoption", "placements for adoption"),
    "kept": ("row kept for the return", "rows kept for the return"),
}
HEADINGS = {
    "added": "Added",
    "filled": "Blanks filled in",
    "accepted": "Values changed",
    "conflict": "Conflicts, kept as the register has them",
    "refused": "Refused before, not asked again",
    "held_back": "Held back",
    "unchanged": "Unchanged",
}
LISTED = 100


def counted(counts: dict[str, int]) -> str:
    """As "3 children, 4 episodes"."""
    return ", ".join(f"{n:,} {KINDS[kind][n != 1]}" for kind, n in counts.items()) or "nothing"


def as_text(done: Outcome, *, dry_run: bool) -> str:
    """The answer of the command: what was added, filled in, is in conflict, was held back, is unchanged."""
    lines = ["Nothing was written: this is what would happen."] if dry_run else []
    if not done.changes:
        lines.append("The register holds all of this already: nothing to change.")
    for key, heading in HEADINGS.items():
        lines.append(f"{heading}: {counted(done.counts.get(key, {}))}")
        if key == "added":
            lines += [f"  {item}" for item in done.added]
        if key == "filled":
            lines += [f"  {item}" for item in done.filled]
        offers = {"conflict": done.conflicts, "accepted": done.accepted}.get(key, [])
        lines += [f"  {offer}" for offer in offers[:LISTED]]
        if len(offers) > LISTED:
            lines.append(f"  and {len(offers) - LISTED:,} more")
    return "\n".join(lines)
