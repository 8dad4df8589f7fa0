-- title: Placement and provider on the last day, by code
-- question: Where did children live, and who provided it?
-- unit: children
-- shape: breakdown
-- day: In care since
-- codes: placement
-- needs: episodes
-- source: SSDA903, PLACE and PLACE_PROVIDER
-- rule: Placement, a slash, provider; nothing after the slash where there is no provider.
SELECT child_id AS subject, child_id, started_on AS on_day, coalesce(place, '') || '/' || provider AS row_name FROM in_care_at_end
