"""What an annual report of 2013/14 prints for three years, cell by cell: facts, which the demo council reproduces.

A year is named by the calendar year in which it ends, on 31 March. Numbers that the report's own arithmetic forces are
corrected: residential homes outside the council are 16, not 14, so that the column adds to 318. A breakdown holds the
rows that the report prints; a ratio is numerator and base. The free rows of a breakdown are not here.
"""

from typing import Any

CELLS: dict[int, dict[str, Any]] = {
    2012: {
        "looked_after_at_end": 298,
        "children_entering": 122,
        "entering_by_age": {
            "0-5": 50,
            "6-13": 32,
            "14+": 40,
        },
        "legal_status_rows": {
            "Accommodated S20 single period": 65,
            "Emergency protection order": 0,
            "Full care order": 137,
            "In care proceedings, no ICO (S20)": 5,
            "Interim care order": 64,
            "On remand/committed for trial/sentenced": 3,
            "Placement order": 23,
            "Police protection": 1,
        },
        "age_groups": {
            "Under 1": 14,
            "1-4": 63,
            "5-9": 65,
            "10-15": 107,
            "16-17": 49,
            "18+": 0,
        },
        "placement_rows": {
            "External Residential": 6,
            "IFA": 64,
            "In-House Fostering": 172,
            "In-House Residential": 14,
            "Lodgings": 3,
            "Other": 39,
        },
        "over_20_miles": (26, 289, "9.00"),
        "participation_children": (213, 224, "95.09"),
    },
    2013: {
        "looked_after_at_end": 307,
        "children_entering": 129,
        "entering_by_age": {
            "0-5": 60,
            "6-13": 25,
            "14+": 44,
        },
        "children_adopted": 15,
        "legal_status_rows": {
            "Accommodated S20 single period": 69,
            "Emergency protection order": 0,
            "Full care order": 125,
            "In care proceedings, no ICO (S20)": 2,
            "Interim care order": 59,
            "On remand/committed for trial/sentenced": 1,
            "Placement order": 51,
            "Police protection": 0,
        },
        "age_groups": {
            "Under 1": 27,
            "1-4": 53,
            "5-9": 61,
            "10-15": 104,
            "16-17": 62,
            "18+": 0,
        },
        "placement_rows": {
            "External Residential": 13,
            "IFA": 78,
            "In-House Fostering": 160,
            "In-House Residential": 12,
            "Lodgings": 2,
            "Other": 42,
        },
        "attended": 390,
        "advocate": 209,
        "none": 29,
        "over_20_miles": (30, 300, "10.00"),
        "participation_children": (238, 244, "97.54"),
    },
    2014: {
        "looked_after_at_end": 318,
        "ever_in_year": 468,
        "starts": 165,
        "ends": 154,
        "children_entering": 164,
        "children_leaving": 151,
        "children_adopted": 26,
        "entering_by_age": {
            "0-5": 75,
            "6-13": 48,
            "14+": 41,
        },
        "legal_status_rows": {
            "Accommodated S20 single period": 78,
            "Emergency protection order": 0,
            "Full care order": 141,
            "In care proceedings, no ICO (S20)": 0,
            "Interim care order": 36,
            "On remand/committed for trial/sentenced": 1,
            "Placement order": 62,
            "Police protection": 0,
        },
        "age_groups": {
            "Under 1": 19,
            "1-4": 52,
            "5-9": 73,
            "10-15": 113,
            "16-17": 61,
            "18+": 0,
        },
        "placement_rows": {
            "External Residential": 16,
            "IFA": 76,
            "In-House Fostering": 165,
            "In-House Residential": 10,
            "Lodgings": 7,
            "Other": 44,
        },
        "reviews_held": 851,
        "timely_children": (273, 292, "93.49"),
        "participation_reviews": (614, 651, "94.32"),
        "attended": 334,
        "advocate": 230,
        "other_means": 50,
        "none": 37,
        "over_20_miles": (41, 313, "13.10"),
        "leavers_by_age": {
            "under 5": 65,
            "18": 30,
        },
        "participation_children": (216, 229, "94.32"),
        "participation_codes": {
            "PN0": 200,
            "PN4": 0,
            "PN5": 230,
            "PN6": 50,
            "PN7": 37,
        },
        "sex": {
            "F": 140,
            "M": 178,
        },
        "black_and_minority_ethnic": (35, 318, "11.01"),  # printed as 11%
    },
}
# What no file of the return holds: parents present, care plans received three working days before, who came of those
# invited (the printed rows add to 220 of 227: a row of seven is missing, and is taken for the social workers').
OF_REVIEWS: dict[str, Any] = {
    "parents_attended": (315, 851, "37.02"),
    "plan_received_in_time": (630, 851, "74.03"),
    "agency_attendance": {
        "Care Manager": [8, 0],
        "Carer": [71, 2],
        "Education": [31, 7],
        "Family Centre Worker / Therapist": [5, 0],
        "Family Placement Social Worker": [58, 1],
        "Health": [4, 0],
        "Key Worker (Residential)": [4, 0],
        "Other Worker": [21, 3],
        "Private Fostering Social Worker": [2, 0],
        "Relative / Friend": [2, 0],
        "Team Manager": [1, 0],
        "Social Worker": [7, 0],
    },
}
# Of the reviews of each quarter at which it was judged, the whole percentage that went well; the base is free.
GOING_WELL = {
    "progress_education": (71, 78, 74, 79),
    "progress_health": (92, 90, 92, 89),
    "progress_placement": (89, 87, 87, 86),
    "progress_contact": (79, 82, 76, 80),
}
# By post, as on 3 March 2014: looked-after children, child-protection cases.
CASELOADS = [
    ("Lead IRO (Manager)", 6, 16),
    ("IRO FTE", 73, 8),
    ("Locum IRO FTE", 73, 0),
    ("IRO FTE", 57, 0),
    ("IRO FTE", 33, 47),
    ("Locum IRO FTE", 30, 29),
    ("CP Chair", 1, 121),
    ("IRO 0.5", 29, 10),
]

# The programme for 2014/15: of each outcome the day and the number wanted, where there is one.
TARGETS = (
    ("2014-12-31", None),
    ("2014-11-30", 95),
    ("2014-12-31", 80),
    ("2014-12-31", None),
    ("2014-09-30", None),
    ("2014-09-30", 100),
    ("2014-09-30", None),
    ("2014-09-30", 100),
)
