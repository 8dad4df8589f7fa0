-- title: Progress in home life
-- question: At how many reviews did the IRO judge that home life goes well?
-- unit: reviews
-- singular: review
-- subject: review
-- shape: quarters
-- day: Review held on
-- hit: Progressing | Not progressing
-- needs: records
-- not in files: judgements of progress
-- source: annual report, the quarterly tables of progress
-- rule: The IRO judged in the finalised record that the child progresses, of the reviews held in the quarter at which that was judged.
-- order: 520
-- group: Progress
-- place: 5030
SELECT h.review_id AS subject, h.child_id, h.held_on AS on_day, a.progress_placement AS hit
FROM review_held h
JOIN afterwards a ON a.review_id = h.review_id
WHERE a.progress_placement IS NOT NULL
