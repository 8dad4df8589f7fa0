"""The figures by subject, as pages and reports show them one after the other."""

GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "Reviews",
        ("reviews_held", "timely_reviews", "timely_children", "timely_special", "late_reviews_by_cause", "unjudged"),
    ),
    (
        "Participation",
        (
            *("participation_children", "participation_reviews", "participation_codes"),
            *("attended", "advocate", "other_means", "none"),
        ),
    ),
    (
        "Records and decisions",
        (
            *("decisions_in_time", "record_in_time", "distributed_in_time", "plan_up_to_date"),
            *("plan_received_in_time", "midways_done", "visits_in_time"),
        ),
    ),
    (
        "Parents and agencies",
        ("parents_attended", "parents_contributed", "agency_attendance"),
    ),
    (
        "Progress",
        ("progress_education", "progress_health", "progress_placement", "progress_contact"),
    ),
    (
        "Children looked after",
        (
            *(
                "looked_after_at_end",
                "looked_after_by_month",
                "rate_per_10000",
                "ever_in_year",
                "age_groups",
                "sex",
                "black_and_minority_ethnic",
                "ethnic_groups",
                "ethnicity",
            ),
            *("legal_status_rows", "legal_status", "placement_rows", "place_codes"),
            *("over_20_miles", "over_20_miles_dfe"),
        ),
    ),
    (
        "Coming into care and leaving",
        (
            *("starts", "children_entering", "entering_by_age", "ends", "children_leaving", "children_adopted"),
            *("leavers_by_age", "leavers_by_reason"),
        ),
    ),
    (
        "IROs",
        ("allocated_in_time", "iro_changes", "caseloads"),
    ),
)
