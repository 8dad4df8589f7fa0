"""Which column of the return is which field of the register."""

from dataclasses import dataclass

from rulebook import codes
from rulebook.codes import CodeSet


@dataclass(frozen=True)
class Field:
    """`offered` is what a row of the file says, in SQL; null where it is blank."""

    column: str
    name: str
    type: str
    offered: str


@dataclass(frozen=True)
class Kind:
    """Rows of `table`, offered by the files' table `source`. A child's rows are told apart by `day`, if at all."""

    key: str
    source: str
    fields: tuple[Field, ...]
    day: Field | None = None
    adds: bool = True

    @property
    def table(self) -> str:
        return f"m_{self.key}"

    @property
    def named(self) -> str:
        """The words by which a row is known beside its child, in SQL."""
        return f"m.{self.day.name}::VARCHAR" if self.day else "''"


def _text(column: str, name: str, *, longest: int = 0) -> Field:
    text = column.lower()
    return Field(column, name, "VARCHAR", f"left({text}, {longest})" if longest else text)


def _code(column: str, name: str, code_set: CodeSet) -> Field:
    """A code of its set: the register has no room for another, of which the file's warnings tell."""
    listed = ", ".join(f"'{code}'" for code in code_set.codes)
    return Field(column, name, "VARCHAR", f"CASE WHEN {column.lower()} IN ({listed}) THEN {column.lower()} END")


def _day(column: str, name: str) -> Field:
    return Field(column, name, "DATE", f"{column.lower()}_on")


# A sex not known (U) is as good as blank.
LETTERS = " ".join(f"WHEN '{code}' THEN '{letter}'" for code, letter in codes.SEX_LETTER.items() if letter != "U")
SEX = Field("SEX", "sex", "VARCHAR", f"CASE sex {LETTERS} END")
MILES = Field(
    "PL_DISTANCE", "miles", "DECIMAL(7, 1)",
    "CASE WHEN try_cast(pl_distance AS DECIMAL(7, 1)) < 99999 THEN try_cast(pl_distance AS DECIMAL(7, 1)) END",
)  # fmt: skip

CHILD = Kind(
    "child",
    "header",
    (SEX, _day("DOB", "born_on"), _text("ETHNIC", "ethnicity"), _day("MC_DOB", "mother_since")),
)
ASYLUM = Kind("child", "uasc", (Field("UASC", "uasc", "BOOLEAN", "TRUE"), _day("DUC", "uasc_until")), adds=False)
EPISODE = Kind(
    "episode",
    "episodes",
    (
        _day("DEC", "until_on"), _text("RNE", "new_reason"), _text("LS", "legal_status"),
        _code("CIN", "need", codes.CATEGORY_OF_NEED),
        _text("PLACE", "place"), _text("PLACE_PROVIDER", "provider"), _text("REC", "end_reason"),
        _code("REASON_PLACE_CHANGE", "change_reason", codes.REASON_PLACE_CHANGE),
        _text("HOME_POST", "home_postcode", longest=10),
        _text("PL_POST", "postcode", longest=10), _text("URN", "urn", longest=10), MILES,
    ),
    day=_day("DECOM", "from_on"),
)  # fmt: skip
REVIEW = Kind("review", "reviews", (_text("REVIEW_CODE", "participation"),), day=_day("REVIEW", "held_on"))
PLACED = Kind(
    "adoption_placement",
    "placed_for_adoption",
    (_day("DATE_PLACED_CEASED", "until_on"), _code("REASON_PLACED_CEASED", "end_reason", codes.REASON_PLACED_CEASED)),
    day=_day("DATE_PLACED", "from_on"),
)
KINDS = (CHILD, ASYLUM, EPISODE, REVIEW, PLACED)
WORDS = {
    "child": "child",
    "episode": "episode",
    "review": "review",
    "adoption_placement": "placement for adoption",
    "kept": "row kept for the return",
}


def field_of(kind: str, column: str) -> Field:
    """The field of the register that a column of the return fills. KeyError where none is."""
    own = [item for item in KINDS if item.key == kind]
    fields = [field for kind in own for field in kind.fields] + [kind.day for kind in own if kind.day]
    return {field.column: field for field in fields}[column]
