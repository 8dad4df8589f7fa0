-- title: Placement type on the last day
-- question: Where did children live, in the rows of the annual report?
-- unit: children
-- singular: child
-- shape: breakdown
-- day: In care since
-- rows: External Residential | IFA | In-House Fostering | In-House Residential | Lodgings | Other
-- needs: episodes
-- source: annual report Fig. 6
-- rule: External Residential is a children's home (K2) not run by the council, In-House Residential one that is; fostering is In-House by the council, IFA by other public, private or voluntary providers; Lodgings is P2; all else is Other. The grouping is a setting.
-- order: 210
-- group: Children looked after
-- place: 6120
SELECT e.child_id AS subject, e.child_id, e.started_on AS on_day, coalesce(g.row_name, 'Other') AS row_name
FROM in_care_at_end e LEFT JOIN placement_grouping g ON g.place = e.place AND g.provider = e.provider
