"""The tables of a published annual report of 2013/14 as they were printed, and what its sentences claim of numbers.

Labels that name a place are ours. Tables 6 and 11 have their percentages in a second table under the same caption.
"""

from rulebook.adding_up import Table

YEARS = ("", "11/12", "12/13", "13/14")
AS_HEADED = ("", "31/03/2011", "31/03/2012", "31/03/2014")


def table(caption: str, heads: tuple[str, ...], lines: str) -> Table:
    """A row a line, its cells parted by bars."""
    rows = [[cell.strip() for cell in line.split("|")] for line in lines.strip().splitlines()]
    return Table(caption, heads, rows)


ENTERING = table(
    "Fig. 1. Numbers of children entering care",
    ("", "2011/12", "2012/13", "2013/14", "Change (12/13 to 13/14)", "% Change (12/13 to 13/14)"),
    """
    AGE 0-5  | 50  | 60  | 75  | 15 | 25.00%
    AGE 6-13 | 32  | 25  | 48  | 23 | 92.00%
    AGE 14+  | 40  | 44  | 41  | -3 | -6.82%
    TOTAL    | 122 | 129 | 164 | 35 | 27.13%
    """,
)
CASELOADS = table(
    "Fig. 2. Current breakdown of caseload in team",
    ("IRO", "Looked After Children Cases", "Child Protection Cases"),
    """
    Lead IRO (Manager) | 6  | 16
    IRO FTE            | 73 | 8
    Locum IRO FTE      | 73 | 0
    IRO FTE            | 57 | 0
    IRO FTE            | 33 | 47
    Locum IRO FTE      | 30 | 29
    CP Chair           | 1  | 121
    IRO 0.5            | 29 | 10
    """,
)
LEGAL_STATUS = table(
    "Fig. 4. Legal status breakdown at year end",
    YEARS,
    """
    ACCOMMODATED S20 SINGLE PERIOD              | 65  | 69  | 78
    EMERGENCY PROTECTION ORDER                  | 0   | 0   | 0
    FULL CARE ORDER                             | 137 | 125 | 141
    IN CARE PROCEEDINGS - NO ICO                | 5   | 2   | 0
    INTERIM CARE ORDER                          | 64  | 59  | 36
    ON REMAND/COMMITTED TRIAL/SENTENCED         | 3   | 1   | 1
    Placement ORDER                             | 23  | 51  | 62
    POLICE PROTECTION - LA ACCOMM               | 1   | 0   | 0
    Sum:                                        | 298 | 307 | 318
    """,
)
AGES = table(
    "Fig. 5. Age groups at year end",
    YEARS,
    """
    Under 1   | 14  | 27  | 19
    AGE 1-4   | 63  | 53  | 52
    AGE 5-9   | 65  | 61  | 73
    AGE 10-15 | 107 | 104 | 113
    AGE 16-17 | 49  | 62  | 61
    AGE 18+   | 0   | 0   | 0
    Sum:      | 298 | 307 | 318
    """,
)
PLACEMENTS = table(
    "Fig. 6. Placement type",
    AS_HEADED,
    """
    External Residential | 6   | 13  | 14
    IFA                  | 64  | 78  | 76
    In-House Fostering   | 172 | 160 | 165
    In-House Residential | 14  | 12  | 10
    Lodgings             | 3   | 2   | 7
    Other                | 39  | 42  | 44
    Grand Total          | 298 | 307 | 318
    """,
)
PLACEMENT_SHARES = table(
    "Fig. 6. Placement type",
    AS_HEADED,
    """
    External Residential | 2.0%   | 4.2%   | 5.0%
    IFA                  | 21.5%  | 25.4%  | 23.9%
    In-House Fostering   | 57.7%  | 52.1%  | 51.9%
    In-House Residential | 4.7%   | 3.9%   | 3.1%
    Lodgings             | 1.0%   | 0.7%   | 2.2%
    Other                | 13.1%  | 13.7%  | 13.8%
    Grand Total          | 100.0% | 100.0% | 100.0%
    """,
)
FAR_AWAY = table(
    "Fig. 7. Percentage placed 20+ miles from home",
    AS_HEADED,
    """
    The council             | 9.0%  | 10.0% | 13.1%
    Stat. neighbour average | 15.5% | 15.8% | 16.1%
    """,
)
PARTICIPATION = table(
    "Fig. 8. Percentage of children aged 4+ who contributed to their review",
    ("", "% of children aged 4+ who contributed to their statutory review"),
    """
    2011/12 | 95.09%
    2012/13 | 97.54%
    2013/14 | 94.32%
    """,
)
AGENCIES = table(
    "Fig. 11. Attendance of partner agencies",
    ("", "Y", "N", "Grand Total"),
    """
    Care Manager                     | 8   | 0  | 8
    Carer                            | 71  | 2  | 73
    Education                        | 31  | 7  | 38
    Family Centre Worker / Therapist | 5   | 0  | 5
    Family Placement Social Worker   | 58  | 1  | 59
    Health                           | 4   | 0  | 4
    Key Worker (Residential)         | 4   | 0  | 4
    Other Worker                     | 21  | 3  | 24
    Private Fostering Social Worker  | 2   | 0  | 2
    Relative / Friend                | 2   | 0  | 2
    Team Manager                     | 1   | 0  | 1
    Grand Total                      | 214 | 13 | 227
    """,
)
AGENCY_SHARES = table(
    "Fig. 11. Attendance of partner agencies",
    ("Percentages", "Y", "N", "Grand Total"),
    """
    Care Manager                     | 100.0%        | 0.0%  | 100.0%
    Carer                            | 97.3%         | 2.7%  | 100.0%
    Education Western /              | 81.6%         | 18.4% | 100.0%
    Family Centre Worker / Therapist | 100.0%        | 0.0%  | 100.0%
    Family Placement Social          | 100.070       | 0.070 | 100.070
    Worker                           | 98.3%         | 1.7%  | 100.0%
    Health                           | 100.0%        | 0.0%  | 100.0%
    Key Worker (Residential)         | 100.0%        | 0.0%  | 100.0%
    Other Worker                     | 87.5%         | 12.5% | 100.0%
    Private Fostering Social         | 400.00/       | 0.007 | 400.00/
    Worker Relative / Friend         | 100.0%        | 0.0%  | 100.0%
    Team Manager                     | 100.0% 100.0% | 0.0%  | 100.0%
    Grand Total                      | 94.3%         | 5.7%  | 100.0% 100.0%
    """,
)
ALERTS = table(
    "Fig. 12. Dispute resolution issues",
    ("Issue", "Total %"),
    """
    Statutory requirements not being met        | 16%
    Delay for the child                         | 17%
    Assessments and care plans incomplete       | 47%
    IRO not informed of significant changes     | 3%
    Lack of follow through on review decisions  | 4%
    Legal process not followed through          | <1%
    LAC preparation documents not available     | 12%
    """,
)


def progress(number: int, domain: str, *quarters: int) -> Table:
    rows = [[f"Quarter {place}", f"{percent}%"] for place, percent in enumerate(quarters, start=1)]
    return Table(f"Fig. {number}. {domain} arrangements progressing as required", (domain, "%"), rows)


PROGRESS = (
    progress(18, "Education", 71, 78, 74, 79),
    progress(19, "Health", 92, 90, 92, 89),
    progress(20, "Placement", 89, 87, 87, 86),
    progress(21, "Contact", 79, 82, 76, 80),
)
TABLES = (
    *(ENTERING, CASELOADS, LEGAL_STATUS, AGES, PLACEMENTS, PLACEMENT_SHARES, FAR_AWAY, PARTICIPATION),
    *(AGENCIES, AGENCY_SHARES, ALERTS, *PROGRESS),
)
CAPTIONS = tuple(f"Fig. {number}. Something" for number in (*range(1, 13), *range(18, 22)))
CLAIMS = """
Fig. 1, 2013/14: 165
Looked after children cases: 318
Fig. 2, Looked After: 50 to 70
Caseloads: 60 to 75 within 50 to 70
Full-time posts: 5.5 + 3 x 0.5 = 6.5
Girls and boys: 44% + 57%
Girls and boys of those looked after: 44% + 57% of 318
Reviews in time: 93.49% with 19 late
Reviews in time, of reviews: 93.49% of 851
Children who took part: 94.32% with 37 who did not
Ways of taking part: 334 + 230 + 37 = 651
Placed far away, 2012: 9.0% of 298
Placed far away, 2013: 10.0% of 307
Placed far away, 2014: 13.1% of 318
Parents present: 37% of 851
Care plan in time: 74% of 851
Leavers at 18: 20% of 151
Fig. 12: 116
Looked after at the end: 307 + 165 - 151 = 318
"""
