-- Those invited to a review of whom something is recorded: whether they came, or how their views reached it.
SELECT id AS invitation_id, review_id, role, nullif(came, '') AS came, nullif(views, '') AS views
FROM reviews_invitation
WHERE excluded_because = '' AND (came <> '' OR views <> '')
