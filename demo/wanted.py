"""The numbers that the demo council is built to: those of an annual report of 2013/14, and of the two years before.

A year is named by the calendar year in which it ends, on 31 March.
"""

from datetime import date

YEARS = (2012, 2013, 2014)
ENDS = {year: date(year, 3, 31) for year in (2011, *YEARS)}
COUNTED = date(2014, 3, 3)  # the day on which caseloads were counted

AGES = {
    2012: {"Under 1": 14, "1-4": 63, "5-9": 65, "10-15": 107, "16-17": 49},
    2013: {"Under 1": 27, "1-4": 53, "5-9": 61, "10-15": 104, "16-17": 62},
    2014: {"Under 1": 19, "1-4": 52, "5-9": 73, "10-15": 113, "16-17": 61},
}
ENTERING = {
    2012: {"0-5": 50, "6-13": 32, "14+": 40},
    2013: {"0-5": 60, "6-13": 25, "14+": 44},
    2014: {"0-5": 75, "6-13": 48, "14+": 41},
}
LEAVING = {2014: {"under 5": 65, "18": 30}}
ADOPTED = {2013: 15, 2014: 26}
SINCE_COUNTED, LEFT_SINCE_COUNTED = 26, 10  # 292 were there for 28 days; 302 on 3 March, of whom ten left
GIRLS = {2014: 140}
MINORITY_ETHNIC = {2014: 35}  # 11% of 318

# How many children came in one year (0: before all of them) and left in another (0: still in care).
STAYS = {
    (0, 2012): 88,
    (0, 2013): 62,
    (0, 2014): 37,
    (0, 0): 102,
    (2012, 2012): 26,
    (2012, 2013): 31,
    (2012, 2014): 26,
    (2012, 0): 38,
    (2013, 2013): 27,
    (2013, 2014): 44,
    (2013, 0): 57,
    (2014, 2014): 40,
    (2014, 0): 120,
}
# Who left in 2013/14 and came back in it: three who left again, and one child who was new that year and stayed.
BACK_AND_GONE = ((0, 2014), (2012, 2014), (2013, 2014))
BACK_TO_STAY = ((2014, 0),)

STATUSES = {
    2012: {"V2": 65, "V2 in proceedings": 5, "C2": 137, "C1": 64, "J1": 3, "E1": 23, "L1": 1},
    2013: {"V2": 69, "V2 in proceedings": 2, "C2": 125, "C1": 59, "J1": 1, "E1": 51, "L1": 0},
    2014: {"V2": 78, "V2 in proceedings": 0, "C2": 141, "C1": 36, "J1": 1, "E1": 62, "L1": 0},
}
HOMES = {
    2012: {"External Residential": 6, "IFA": 64, "In-House Fostering": 172, "In-House Residential": 14, "Lodgings": 3},
    2013: {"External Residential": 13, "IFA": 78, "In-House Fostering": 160, "In-House Residential": 12, "Lodgings": 2},
    2014: {"External Residential": 16, "IFA": 76, "In-House Fostering": 165, "In-House Residential": 10, "Lodgings": 7},
}
FAR_OF_KNOWN = {2012: (26, 289), 2013: (30, 300), 2014: (41, 313)}

# Reviews of children under four, and of those who were four or over; which of 2012 is free.
UNDER_FOUR = {2014: 200}
FOUR_OR_OVER = {2013: 675, 2014: 651}
LATE = {2014: 19}
# Children of four or over: all who had a review, and those who contributed to each of theirs.
HEARD_OF = {2012: (213, 224), 2013: (238, 244), 2014: (216, 229)}
VOICES = {
    2013: {"attended": 390, "PN5": 209, "PN7": 29},
    2014: {"attended": 334, "PN5": 230, "PN7": 37},
}
# Care plans in time, of those whose last day is in the year, and reviews that a parent attended; those of 2012 and
# 2013 are free.
PLANS_IN_TIME = {2012: 460, 2013: 551, 2014: 630}
PARENTS_CAME = {2012: 272, 2013: 310, 2014: 315}
AGENCIES = {
    "care_manager": (8, 0),
    "carer": (71, 2),
    "education": (31, 7),
    "family_centre": (5, 0),
    "family_placement": (58, 1),
    "health": (4, 0),
    "key_worker": (4, 0),
    "other_worker": (21, 3),
    "private_fostering": (2, 0),
    "relative": (2, 0),
    "team_manager": (1, 0),
    "social_worker": (7, 0),
}
# Of the reviews of each quarter of 2013/14 at which it was judged, at how many of a hundred it went well.
GOING_WELL = {
    "education": (71, 78, 74, 79),
    "health": (92, 90, 92, 89),
    "placement": (89, 87, 87, 86),
    "contact": (79, 82, 76, 80),
}
