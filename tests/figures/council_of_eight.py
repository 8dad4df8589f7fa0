"""Twelve invented children of a council that looks after eight on 31 March 2026, with every figure worked out by hand.

The earliest review is Kit's of 5 June 2024, so K is 1 April 2024 and an unknown history ends on 30 September 2024.
"""

from datetime import date
from pathlib import Path

YEAR_ENDING = date(2026, 3, 31)

HEADER = """CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB
ADA,F,29/02/2012,WBRI,UN1,,
BEN,M,10/10/2020,MWBC,UN1,,
CAL,M,01/04/2008,WBRI,UN1,,
DEE,F,15/03/2016,CHNE,UN1,,
ELI,M,20/07/2024,BAFR,UN1,,
FAY,F,12/12/2010,WBRI,UN1,,
GUS,M,05/05/2009,WBRI,UN1,,
HAL,U,01/04/2025,NOBT,UN1,,
IDA,F,31/03/2020,WBRI,UN1,,
JON,M,02/02/2014,BAFR,UN1,,
KIT,F,03/03/2020,WBRI,UN1,,
LIV,F,02/01/2015,WBRI,UN1,,
"""
# Eli: placed with adopters on 7 July 2025, adopted on 20 February 2026.
# Fay: short breaks, then accommodated from 14 July 2025, then short breaks again from 3 November 2025.
# Gus: a remand that ended on 23 May 2025, and accommodated from that same day.
# Hal has been looked after 27 days on 31 March 2026, Ida 28. Jon's first known episode is no start.
EPISODES = """CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN,PL_DISTANCE
ADA,02/06/2025,S,C1,N1,U4,PR1,,,,,,,20.0
BEN,01/12/2025,S,C1,N1,U6,PR4,,,,,,,20.1
CAL,10/01/2023,S,C2,N1,P2,,,,,,,,999.9
DEE,05/03/2023,S,E1,N1,K2,PR1,,,,,,,35.0
ELI,07/10/2024,S,C1,N1,U4,PR1,07/07/2025,X1,CARPL,,,,
ELI,07/07/2025,B,E1,N1,A4,PR4,20/02/2026,E12,,,,,
FAY,01/03/2025,S,V4,N2,U6,PR1,14/07/2025,X1,,,,,
FAY,14/07/2025,L,V2,N2,U6,PR1,03/11/2025,X1,,,,,
FAY,03/11/2025,L,V4,N2,U6,PR1,,,,,,,
GUS,28/04/2025,S,J1,N6,K1,PR2,23/05/2025,E14,,,,,
GUS,23/05/2025,S,V2,N6,P2,,30/09/2025,E5,,,,,
HAL,04/03/2026,S,V2,N1,U1,PR1,,,,,,,
IDA,03/03/2026,S,C2,N1,P1,PR0,,,,,,,2.0
JON,02/04/2025,P,C2,N1,U4,PR2,,,,,,,20.04
KIT,05/05/2023,S,V2,N4,U4,PR1,01/04/2025,E4A,,,,,
LIV,06/06/2023,S,C2,N1,K2,PR4,,,,,,,20.06
"""
REVIEWS = """CHILD,DOB,REVIEW,REVIEW_CODE
ADA,29/02/2012,30/06/2025,PN1
ADA,29/02/2012,30/09/2025,PN5
ADA,29/02/2012,30/03/2026,PN1
BEN,10/10/2020,02/01/2026,PN0
CAL,01/04/2008,15/08/2024,PN7
CAL,01/04/2008,14/02/2025,PN7
CAL,01/04/2008,14/08/2025,PN7
CAL,01/04/2008,20/02/2026,PN4
DEE,15/03/2016,01/10/2024,PN2
DEE,15/03/2016,01/04/2025,PN2
DEE,15/03/2016,01/10/2025,PN2
ELI,20/07/2024,01/11/2024,PN0
ELI,20/07/2024,31/01/2025,PN0
ELI,20/07/2024,04/08/2025,PN0
ELI,20/07/2024,10/11/2025,PN0
ELI,20/07/2024,20/02/2026,PN0
FAY,12/12/2010,10/06/2025,PN7
FAY,12/12/2010,11/08/2025,PN6
FAY,12/12/2010,03/11/2025,PN6
FAY,12/12/2010,12/12/2025,PN7
GUS,05/05/2009,23/05/2025,PN3
GUS,05/05/2009,24/06/2025,
JON,02/02/2014,01/07/2025,PN1
JON,02/02/2014,31/12/2025,PN1
KIT,03/03/2020,05/06/2024,PN1
"""
PLACED = """CHILD,DOB,DATE_PLACED,DATE_PLACED_CEASED,REASON_PLACED_CEASED
ELI,20/07/2024,07/07/2025,,
"""

FIGURES = {
    # Ada, Ben, Cal, Dee, Hal, Ida, Jon, Liv; Fay is on short breaks.
    "looked_after_at_end": 8,
    "looked_after_by_month": {
        "2025-04-30": 6,  # Cal Dee Eli Gus Jon Liv; Kit went on the 1st
        "2025-05-31": 6,  # Gus left and came back on the 23rd
        "2025-06-30": 7,  # Ada came
        "2025-07-31": 8,  # Fay came off short breaks
        "2025-08-31": 8,
        "2025-09-30": 7,  # Gus left that day: it is his first out of care
        "2025-10-31": 7,
        "2025-11-30": 6,  # Fay went back to short breaks
        "2025-12-31": 7,  # Ben came
        "2026-01-31": 7,
        "2026-02-28": 6,  # Eli was adopted
        "2026-03-31": 8,  # Hal and Ida came
    },
    "rate_per_10000": None,  # no population is loaded
    "ever_in_year": 12,  # all: Kit's last day, 1 April, counts
    "starts": 7,  # Ada Ben Fay Gus Gus Hal Ida; Jon's start is not known
    "ends": 5,  # Eli Fay Gus Gus Kit
    "children_entering": 6,
    # Ben 5, Hal 0, Ida 5 | Ada 13, as she turned 13 on 1 March 2025 | Fay 14, Gus 15 at his first start
    "entering_by_age": {"0-5": 3, "6-13": 1, "14+": 2},
    "children_leaving": 4,
    "children_adopted": 1,
    "leavers_by_reason": {"E12": 1, "X1": 1, "E14": 1, "E5": 1, "E4A": 1},
    "leavers_by_age": {
        "under 5": 1,
        "5-9": 1,
        "10-15": 1,
        "16-17": 1,
        "18": 0,
    },  # Eli 1, Kit 5, Fay 14, Gus 16 in the end
    "legal_status": {"C1": 2, "C2": 4, "E1": 1, "V2": 1},
    "legal_status_rows": {
        "Accommodated S20 single period": 1,  # Hal
        "Emergency protection order": 0,
        "Full care order": 4,  # Cal Ida Jon Liv
        "In care proceedings, no ICO (S20)": 0,
        "Interim care order": 2,  # Ada Ben
        "On remand/committed for trial/sentenced": 0,
        "Placement order": 1,  # Dee
        "Police protection": 0,
        "Other": 0,
    },
    # Hal is a day short of 1, Cal of 18; Ida turns 6 that day
    "age_groups": {"Under 1": 1, "1-4": 0, "5-9": 2, "10-15": 4, "16-17": 1, "18+": 0},
    "sex": {"F": 4, "M": 3, "U": 1},
    "ethnicity": {"WBRI": 4, "MWBC": 1, "CHNE": 1, "NOBT": 1, "BAFR": 1},
    "ethnic_groups": {
        "White": 4,
        "Mixed": 1,
        "Asian or Asian British": 1,
        "Black or Black British": 1,
        "Other ethnic group": 0,
        "Not known": 1,  # not obtained
    },
    "black_and_minority_ethnic": {"n": 3, "of": 8, "percent": "37.50"},
    "place_codes": {
        "U4/PR1": 1,
        "U6/PR4": 1,
        "P2/": 1,
        "K2/PR1": 1,
        "U1/PR1": 1,
        "P1/PR0": 1,
        "U4/PR2": 1,
        "K2/PR4": 1,
    },
    "placement_rows": {
        "External Residential": 1,  # Liv
        "IFA": 1,  # Ben
        "In-House Fostering": 2,  # Ada Hal
        "In-House Residential": 1,  # Dee
        "Lodgings": 1,  # Cal
        "Other": 2,  # Ida with her parents, Jon fostered by another council
    },
    # Ben 20.1, Dee 35.0, Liv 20.06 which is 20.1; not Ada 20.0, Jon 20.04, Ida 2.0; Cal's and Hal's are not known
    "over_20_miles": {"n": 3, "of": 6, "percent": "50.00"},
    "over_20_miles_dfe": {"n": 3, "of": 8, "percent": "37.50"},
    # Ada 3, Ben 1, Cal 2, Dee 2, Eli 3, Fay 2 (two more during short breaks), Gus 2, Jon 2
    "reviews_held": 17,
    "unjudged": 1,  # Jon's first known
    # Late: Ben, due 31 December after 25 and 26 December; Cal, due 14 February; Eli, due 31 July; Gus, due 23 June
    "timely_reviews": {"n": 12, "of": 16, "percent": "75.00"},
    # Eli: 4 August is the 28th day, in time; 10 November is after 4 November; 20 February is in time. Gus: by 28 May.
    "timely_special": {"n": 3, "of": 4, "percent": "75.00"},
    "participation_codes": {
        "PN0": 4,
        "PN1": 4,
        "PN2": 2,
        "PN3": 1,
        "PN4": 1,
        "PN5": 1,
        "PN6": 2,
        "PN7": 1,
        "not recorded": 1,
    },
    "participation_reviews": {"n": 10, "of": 12, "percent": "83.33"},
    "attended": 8,
    "advocate": 1,
    "other_means": 2,
    "none": 1,
    # All but Hal. In time: Ada, Jon, and Dee, whose lateness of 1 October 2024 was before the year.
    # Not: Ben and Cal (late), Ida (due that day), Liv (no review known, due by 30 September 2024).
    "timely_children": {"n": 3, "of": 7, "percent": "42.86"},
    "participation_children": {"n": 3, "of": 4, "percent": "75.00"},  # Ada Dee Jon, not Cal
}


def write(folder: Path) -> Path:
    for name, text in (
        ("header.csv", HEADER),
        ("episodes.csv", EPISODES),
        ("reviews.csv", REVIEWS),
        ("placed_for_adoption.csv", PLACED),
    ):
        (folder / name).write_text(text, encoding="utf-8")
    return folder
