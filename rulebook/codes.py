"""Code sets of the SSDA903 return, with the collection years in which each code is in use.

Source: the Department for Education's guide to the return, 2013 to 2014 collection up to 2026 to 2027. A year is
named by
the calendar year in which it ends: 2014 is 1 April 2013 to 31 March 2014. Years marked "believed" in `note` are not
confirmed.
A code whose meaning has not been published to us is taken and shown as its code.
"""

from dataclasses import dataclass

FIRST_YEAR, LAST_YEAR = 2014, 2027


@dataclass(frozen=True)
class Code:
    """One code: what it says, and the first and last collection year (both included) in which it may be used."""

    code: str
    words: str
    first: int = FIRST_YEAR
    last: int = LAST_YEAR
    note: str = ""

    def in_use(self, year: int) -> bool:
        """Whether it may be used in a collection year. Years not held here, or only believed, refuse nothing."""
        return "believed" in self.note or not FIRST_YEAR <= year <= LAST_YEAR or self.first <= year <= self.last


@dataclass(frozen=True)
class CodeSet:
    name: str
    codes: dict[str, Code]
    hints: dict[str, str]

    def words(self, code: str) -> str:
        known = self.codes.get(code)
        return known.words if known else code

    def retired(self) -> dict[str, Code]:
        """The codes that are not in use in every year."""
        return {c.code: c for c in self.codes.values() if c.first > FIRST_YEAR or c.last < LAST_YEAR}


def _set(name: str, *codes: Code, hints: dict[str, str] | None = None) -> CodeSet:
    return CodeSet(name, {c.code: c for c in codes}, hints or {})


def _plain(name: str, words: dict[str, str], *more: Code, hints: dict[str, str] | None = None) -> CodeSet:
    return _set(name, *(Code(code, text) for code, text in words.items()), *more, hints=hints)


SEX = _set(
    "sex",
    Code("1", "male", last=2024),
    Code("2", "female", last=2024),
    Code("M", "male", first=2025),
    Code("F", "female", first=2025),
    Code("U", "not known", first=2025),
)
SEX_LETTER = {"1": "M", "2": "F", "M": "M", "F": "F", "U": "U"}

ETHNICITY = _plain(
    "ethnicity",
    {
        "WBRI": "White British",
        "WIRI": "White Irish",
        "WIRT": "Traveller of Irish heritage",
        "WROM": "Gypsy or Roma",
        "WOTH": "Any other White background",
        "MWBC": "White and Black Caribbean",
        "MWBA": "White and Black African",
        "MWAS": "White and Asian",
        "MOTH": "Any other mixed background",
        "AIND": "Indian",
        "APKN": "Pakistani",
        "ABAN": "Bangladeshi",
        "AOTH": "Any other Asian background",
        "BCRB": "Caribbean",
        "BAFR": "African",
        "BOTH": "Any other Black background",
        "CHNE": "Chinese",
        "OOTH": "Any other ethnic group",
        "REFU": "Refused",
        "NOBT": "Not obtained",
    },
    hints={"CNHE": "CHNE"},
)

# Source: the Department for Education's children in need census, disabilities; the return holds only whether one is.
DISABILITY = _plain(
    "disability",
    {
        "NONE": "none",
        "MOB": "mobility",
        "HAND": "hand function",
        "PC": "personal care",
        "INC": "incontinence",
        "COMM": "communication",
        "LD": "learning",
        "HEAR": "hearing",
        "VIS": "vision",
        "BEH": "behaviour",
        "CON": "consciousness",
        "AUT": "autism or Asperger syndrome",
        "DDA": "another disability under the Equality Act 2010",
    },
)

REASON_FOR_NEW_EPISODE = _plain(
    "reason for new episode",
    {
        "S": "started to be looked after",
        "L": "change of legal status only",
        "P": "change of placement and carer",
        "T": "change of placement, same carer",
        "B": "change of legal status, placement and carer",
        "U": "change of legal status and placement, same carer",
    },
)

LEGAL_STATUS = _plain(
    "legal status",
    {
        "C1": "Interim care order",
        "C2": "Full care order",
        "D1": "Freeing order",
        "E1": "Placement order",
        "V2": "Accommodated under section 20, single period",
        "V3": "Short breaks, recorded one by one",
        "V4": "Short breaks, recorded as an agreement",
        "L1": "Police protection",
        "L2": "Emergency protection order",
        "L3": "Child assessment order",
        "J1": "On remand, or committed for trial or sentence",
        "J2": "Detained under the Police and Criminal Evidence Act 1984",
        "J3": "Youth rehabilitation order with residence or fostering",
    },
)
SHORT_BREAKS = frozenset({"V3", "V4"})
REMAND = frozenset({"J1", "J2"})

CATEGORY_OF_NEED = _plain(
    "category of need",
    {
        "N1": "abuse or neglect",
        "N2": "child's disability",
        "N3": "parental illness or disability",
        "N4": "family in acute stress",
        "N5": "family dysfunction",
        "N6": "socially unacceptable behaviour",
        "N7": "low income",
        "N8": "absent parenting",
    },
)

PLACEMENT = _plain(
    "placement",
    {
        "A3": "placed for adoption with current foster carer, by consent",
        "A4": "placed for adoption not with current foster carer, by consent",
        "A5": "placed for adoption with current foster carer, under placement order",
        "A6": "placed for adoption not with current foster carer, under placement order",
        "K1": "secure children's home",
        "K2": "children's home",
        "P1": "with own parents or other person with parental responsibility",
        "P3": "residential employment",
        "R1": "residential care home",
        "R2": "National Health Service establishment",
        "R3": "family centre or mother and baby unit",
        "R5": "young offender institution or prison",
        "S1": "residential school",
        "T0": "temporary move, any kind",
        "T1": "temporary, in hospital",
        "T2": "temporary, on holiday",
        "T3": "temporary, while the usual carer is on holiday",
        "T4": "temporary, seven days or less, other reason",
    },
    Code("Q1", "foster placement with relative or friend", last=2015, note="last year believed"),
    Code("Q2", "foster placement with other carer", last=2015, note="last year believed"),
    Code("U1", "foster placement with relative or friend, long term", first=2016, note="first year believed"),
    Code("U2", "foster placement with relative or friend, for adoption or concurrent", first=2016),
    Code("U3", "foster placement with relative or friend, other", first=2016),
    Code("U4", "foster placement with other carer, long term", first=2016),
    Code("U5", "foster placement with other carer, for adoption or concurrent", first=2016),
    Code("U6", "foster placement with other carer, other", first=2016),
    Code("H5", "semi-independent living", last=2025),
    Code("K3", "supported accommodation", first=2025, note="first year believed"),
    Code("P2", "independent living, lodgings or bed and breakfast", last=2025),
    Code("Z1", "other placement", last=2025),
    Code("Z11", "other placement, code Z11", first=2026, note="meaning not published to us"),
    Code("Z12", "other placement, code Z12", first=2026, note="meaning not published to us"),
    Code("Z13", "other placement, code Z13", first=2026, note="meaning not published to us"),
    Code("Z14", "other placement, code Z14", first=2026, note="meaning not published to us"),
)
PLACED_FOR_ADOPTION = frozenset({"A3", "A4", "A5", "A6"})
FOSTERING = frozenset({"Q1", "Q2", "U1", "U2", "U3", "U4", "U5", "U6"})
WITHOUT_PROVIDER = frozenset({"T0", "T1", "T2", "T3", "T4", "Z1", "Z11", "Z12", "Z13", "Z14"})

PROVIDER = _plain(
    "placement provider",
    {
        "PR0": "parents or other person with parental responsibility",
        "PR1": "own provision of the council",
        "PR2": "another council",
        "PR3": "other public provision",
        "PR4": "private provision",
        "PR5": "voluntary or third sector",
    },
)

REASON_CEASED = _plain(
    "reason episode ceased",
    {
        "X1": "new episode begins the same day",
        "E11": "adopted, application unopposed",
        "E12": "adopted, consent dispensed with",
        "E2": "died",
        "E3": "care taken over by another local authority in the United Kingdom",
        "E4A": "returned home, planned",
        "E4B": "returned home, not planned",
        "E13": "left to live with relatives or others without parental responsibility",
        "E41": "residence order or child arrangements order",
        "E43": "special guardianship order, former foster carer",
        "E44": "special guardianship order, other carer",
        "E45": "special guardianship order, former foster carer who is a relative or friend",
        "E46": "special guardianship order, former foster carer who is not a relative or friend",
        "E47": "special guardianship order, other carer who is a relative or friend",
        "E48": "special guardianship order, other carer who is not a relative or friend",
        "E5": "moved into independent living with support",
        "E6": "moved into independent living without support",
        "E7": "transferred to adult social care",
        "E8": "ceased for any other reason",
        "E9": "sentenced to custody",
        "E14": "remand ended",
        "E15": "age assessment found 18 or over",
        "E16": "moved abroad",
        "E17": "stayed with current carers at 18 or over",
    },
)
CONTINUES = "X1"
ADOPTED = frozenset({"E11", "E12"})

REASON_PLACE_CHANGE = _plain(
    "reason for placement change",
    {
        "CARPL": "care plan",
        "CLOSE": "carer resigned or home closed",
        "ALLEG": "allegation under section 47",
        "STAND": "concern about standards",
        "APPRR": "approval removed",
        "CREQB": "carer asked, because of the child's behaviour",
        "CREQO": "carer asked, other reason",
        "CHILD": "child asked",
        "LAREQ": "council asked",
        "PLACE": "only the status of the placement changed",
        "CUSTOD": "custody",
        "OTHER": "other",
    },
)

PARTICIPATION = _plain(
    "participation",
    {
        "PN0": "under four at the review",
        "PN1": "attended and spoke for themselves",
        "PN2": "attended, an advocate or the IRO spoke for them",
        "PN3": "attended and gave views without words",
        "PN4": "attended, gave no views in any way",
        "PN5": "did not attend, asked an advocate or the IRO to speak",
        "PN6": "did not attend, sent views by other means",
        "PN7": "did not attend and gave no views",
    },
)

REASON_PLACED_CEASED = _plain(
    "reason no longer placed for adoption",
    {code: f"code {code}" for code in ("RD1", "RD2", "RD3", "RD4")},
)
MISSING = _plain("missing", {"M": "missing", "A": "away without authorisation"})
PREVIOUS_PERMANENCE = _plain("previous permanence", {code: f"code {code}" for code in ("P1", "P2", "P3", "P4", "Z1")})
SOCIAL_WORKER_CHANGE = _plain(
    "reason for change of social worker",
    {
        code: f"code {code}"
        for code in (
            *("MANAGE", "FCONTA", "LEFTRL", "ORGRST", "TSPROC", "ABSENC", "CHCHAN", "PCCHAN", "SWDIED", "OTHERS"),
        )
    },
)
IN_TOUCH = _plain("in touch", {code: f"code {code}" for code in ("YES", "NO", "DIED", "REFU", "NREQ", "RHOM")})
ACTIVITY = _plain(
    "activity",
    {c: f"code {c}" for c in ("F1", "P1", "F2", "P2", "F4", "P4", "F5", "P5", "G4", "G5", "G6", "0")},
    Code("F3", "code F3", last=2021),
    Code("P3", "code P3", last=2021),
)
SDQ_REASON = _plain("reason for no SDQ score", {f"SDQ{n}": f"code SDQ{n}" for n in range(1, 6)})
SEX_OF_ADOPTERS = _plain("sex of adopters", {code: f"code {code}" for code in ("M1", "F1", "MM", "FF", "MF")})
LEGAL_STATUS_OF_ADOPTERS = _plain(
    "legal status of adopters", {code: f"code {code}" for code in ("L0", "L11", "L12", "L2", "L3", "L4")}
)
