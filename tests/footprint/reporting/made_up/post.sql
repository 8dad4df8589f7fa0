SELECT * FROM (VALUES (1, 'Ines', 'IRO', 'reviews', 1.0, DATE '2012-04-01', NULL::DATE),
(2, 'Omar', 'Lead IRO', 'reviews', 0.5, DATE '2013-09-01', NULL),
(3, 'Cleo', 'Chair', 'conferences', 0.8, DATE '2012-04-01', DATE '2013-12-31'))
AS held (post_id, person, title, work, fte, from_on, to_on)
