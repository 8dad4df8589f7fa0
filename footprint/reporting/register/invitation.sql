-- columns: invitation_id, review_id, role, came (attended, absent, or empty), views: what is recorded of those invited to a review. In the register only
-- gives: attendance
-- not recorded: of nobody who was invited to a review is it recorded whether they came
-- known with: reviews
-- Those invited to a review of whom something is recorded: whether they came, or how their views reached it.
SELECT id AS invitation_id, review_id, role, nullif(came, '') AS came, nullif(views, '') AS views
FROM reviews_invitation
WHERE excluded_because = '' AND (came <> '' OR views <> '')
