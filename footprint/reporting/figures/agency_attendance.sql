-- title: Attendance of partner agencies
-- question: Of those invited to reviews, who came?
-- unit: invitations
-- singular: invitation
-- shape: pairs
-- day: Review held on
-- hit: Came | Did not come
-- rows: agency_rows
-- needs: attendance
-- not in files: who was invited and attended
-- source: annual report 2013/14 Fig. 11
-- rule: For each role, invitations to reviews held of people who came, and of people who did not. Where nobody recorded it, an invitation is not counted; nor are the child and the parents.
-- order: 440
-- group: Parents and agencies
-- place: 4030
SELECT i.invitation_id AS subject, r.child_id, r.held_on AS on_day, g.row_name, i.came = 'attended' AS hit
FROM invitation i
JOIN review_held r ON r.review_id = i.review_id
JOIN agency_grouping g ON g.role = i.role
WHERE i.came IS NOT NULL
