"""The files of an SSDA903 return and their columns, told apart by their columns and never by their names.

Source: the Department for Education's guide to the return, as its published validation rules name the columns.
"""

from dataclasses import dataclass, field

from rulebook import codes
from rulebook.codes import CodeSet


@dataclass(frozen=True)
class FileKind:
    """One file of the return: a file with every column of `told_by`. Columns not named here are passed over.

    `dates` are read as dates. The DOB of every file but the header is only held against the header's. `read` are the
    columns that a figure reads, in which what cannot be read is a fault.
    """

    key: str
    name: str
    told_by: frozenset[str]
    needed: tuple[str, ...]
    optional: tuple[str, ...] = ()
    keys: tuple[str, ...] = ("CHILD",)
    dates: tuple[str, ...] = ()
    coded: dict[str, CodeSet] = field(default_factory=dict)
    read: frozenset[str] = frozenset()

    @property
    def columns(self) -> tuple[str, ...]:
        return self.needed + self.optional


def _kind(key: str, name: str, told_by: str, needed: str, **more: object) -> FileKind:
    return FileKind(key, name, frozenset(told_by.split()), tuple(needed.split()), **more)  # type: ignore[arg-type]


HEADER = _kind(
    "header",
    "children",
    "SEX DOB ETHNIC",
    "CHILD SEX DOB ETHNIC",
    optional=("MC_DOB",),
    dates=("DOB", "MC_DOB"),
    read=frozenset({"CHILD", "SEX", "DOB", "ETHNIC"}),
    coded={"SEX": codes.SEX, "ETHNIC": codes.ETHNICITY},
)
EPISODES = _kind(
    "episodes",
    "episodes",
    "DECOM RNE",
    "CHILD DECOM RNE LS PLACE PLACE_PROVIDER DEC REC",
    optional=("CIN", "REASON_PLACE_CHANGE", "HOME_POST", "PL_POST", "URN", "PL_DISTANCE"),
    keys=("CHILD", "DECOM"),
    dates=("DECOM", "DEC"),
    read=frozenset({"CHILD", "DECOM", "RNE", "LS", "PLACE", "PLACE_PROVIDER", "DEC", "REC"}),
    coded={
        "RNE": codes.REASON_FOR_NEW_EPISODE,
        "LS": codes.LEGAL_STATUS,
        "CIN": codes.CATEGORY_OF_NEED,
        "PLACE": codes.PLACEMENT,
        "PLACE_PROVIDER": codes.PROVIDER,
        "REC": codes.REASON_CEASED,
        "REASON_PLACE_CHANGE": codes.REASON_PLACE_CHANGE,
    },
)
REVIEWS = _kind(
    "reviews",
    "reviews",
    "REVIEW",
    "CHILD REVIEW REVIEW_CODE",
    optional=("DOB",),
    keys=("CHILD", "REVIEW"),
    dates=("REVIEW",),
    read=frozenset({"CHILD", "DOB", "REVIEW", "REVIEW_CODE"}),
    coded={"REVIEW_CODE": codes.PARTICIPATION},
)
PLACED = _kind(
    "placed_for_adoption",
    "placed for adoption",
    "DATE_PLACED",
    "CHILD DATE_PLACED DATE_PLACED_CEASED",
    optional=("DOB", "REASON_PLACED_CEASED"),
    dates=("DATE_PLACED", "DATE_PLACED_CEASED"),
    read=frozenset({"CHILD", "DOB", "DATE_PLACED", "DATE_PLACED_CEASED"}),
    coded={"REASON_PLACED_CEASED": codes.REASON_PLACED_CEASED},
)
KINDS = (
    HEADER,
    EPISODES,
    REVIEWS,
    PLACED,
    _kind("uasc", "unaccompanied asylum-seeking children", "DUC", "CHILD DUC", optional=("SEX", "DOB"),
          dates=("DUC",), coded={"SEX": codes.SEX}),
    _kind("oc2", "health and offending", "SDQ_SCORE", "CHILD SDQ_SCORE", optional=("DOB", "SDQ_REASON"),
          dates=(), coded={"SDQ_REASON": codes.SDQ_REASON}),
    _kind("oc3", "care leavers", "IN_TOUCH", "CHILD IN_TOUCH", optional=("DOB", "ACTIV", "ACCOM"),
          dates=(), coded={"IN_TOUCH": codes.IN_TOUCH, "ACTIV": codes.ACTIVITY}),
    _kind("ad1", "adoption", "DATE_INT", "CHILD DATE_INT", optional=("DOB", "DATE_MATCH", "SEX_ADOPTR", "LS_ADOPTR"),
          dates=("DATE_INT", "DATE_MATCH"),
          coded={"SEX_ADOPTR": codes.SEX_OF_ADOPTERS, "LS_ADOPTR": codes.LEGAL_STATUS_OF_ADOPTERS}),
    _kind("previous_permanence", "previous permanence", "PREV_PERM", "CHILD PREV_PERM", optional=("DOB", "DATE_PERM"),
          dates=(), coded={"PREV_PERM": codes.PREVIOUS_PERMANENCE}),
    _kind("missing", "missing", "MIS_START", "CHILD MISSING MIS_START MIS_END", optional=("DOB",),
          keys=("CHILD", "MIS_START"), dates=("MIS_START", "MIS_END"), coded={"MISSING": codes.MISSING}),
    _kind("sw_episodes", "social worker episodes", "SW_DECOM", "CHILD SW_DECOM SW_DEC",
          optional=("DOB", "SW_ID", "SW_REASON"), keys=("CHILD", "SW_DECOM"), dates=("SW_DECOM", "SW_DEC"),
          coded={"SW_REASON": codes.SOCIAL_WORKER_CHANGE}),
    _kind("deprivation_of_liberty", "deprivation of liberty", "DOLO_START", "CHILD DOLO_START DOLO_END",
          optional=("DOB",), keys=("CHILD", "DOLO_START"), dates=("DOLO_START", "DOLO_END")),
)  # fmt: skip
SPANS = {
    "episodes": ("DECOM", "DEC"),
    "placed_for_adoption": ("DATE_PLACED", "DATE_PLACED_CEASED"),
    "missing": ("MIS_START", "MIS_END"),
    "sw_episodes": ("SW_DECOM", "SW_DEC"),
    "deprivation_of_liberty": ("DOLO_START", "DOLO_END"),
}
ALIASES = {"GENDER": "SEX", "ETHNICITY": "ETHNIC"}


def kind_of(columns: frozenset[str]) -> FileKind | None:
    """The kind of file that has these columns, or None when it is no file of the return."""
    return next((kind for kind in KINDS if kind.told_by <= columns), None)


def kind_named(stem: str) -> FileKind | None:
    """The kind that a file's name claims, so that a misspelt column is told and the file not passed over."""
    plain = stem.lower()
    return next((kind for kind in reversed(KINDS) if kind.key in plain), None)
