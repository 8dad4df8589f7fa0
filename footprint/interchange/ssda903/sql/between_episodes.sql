SELECT row, unnest([
    CASE WHEN before_from IS NULL AND NOT starts AND decom_on >= :year_begins THEN 1 END,
    CASE WHEN starts AND before_to = decom_on THEN 2 END,
    CASE WHEN NOT starts AND before_rec <> 'X1' THEN 3 END,
    CASE WHEN NOT starts AND before_rec = 'X1' AND before_to < decom_on THEN 4 END,
    CASE WHEN rec = 'X1' AND is_last THEN 5 END,
    CASE WHEN rec IN ('E2', 'E15', 'E17') AND NOT is_last THEN 6 END,
    CASE WHEN decom_on < dob_on THEN 7 END,
    CASE WHEN starts AND decom_on >= at_18 THEN 8 END,
    CASE WHEN rec IN ('E45', 'E46', 'E47', 'E48') AND dec_on >= at_18 THEN 9 END,
    CASE WHEN rec IN ('E11', 'E12') AND dec_on >= at_18 THEN 10 END,
    CASE WHEN rec = 'E17' AND dec_on < at_18 THEN 11 END,
    CASE WHEN ls IN ('J1', 'J2', 'J3') AND decom_on < at_10 THEN 12 END,
    CASE WHEN placement IN ('P2', 'P3') AND decom_on < at_14 THEN 13 END,
    CASE WHEN placement IN ('H5', 'K3') AND decom_on < at_16 THEN 14 END,
    CASE WHEN placement = 'R5' AND decom_on < at_10 THEN 15 END,
    CASE WHEN placement = 'S1' AND decom_on < at_4 THEN 16 END,
    CASE WHEN looked_after_to > at_18 THEN 17 END]) AS number
FROM (
    SELECT *, next_from IS NULL AS is_last, coalesce(rne = 'S', FALSE) AS starts,
           coalesce(dec_on, :latest_day) AS looked_after_to, dob_on + INTERVAL 4 YEAR AS at_4,
           dob_on + INTERVAL 16 YEAR AS at_16, dob_on + INTERVAL 10 YEAR AS
        at_10,
           dob_on + INTERVAL 14 YEAR AS at_14, dob_on + INTERVAL 18 YEAR AS at_18
    FROM episode_order
)
WHERE (before_from IS NULL AND NOT starts AND decom_on >= :year_begins) OR starts AND before_to = decom_on OR NOT starts AND before_rec <> 'X1'
    OR NOT starts AND before_to < decom_on OR rec = 'X1' AND is_last
    OR rec IN ('E2', 'E15', 'E17') OR decom_on < dob_on OR starts AND decom_on >= at_18
    OR rec IN ('E11', 'E12', 'E45', 'E46', 'E47', 'E48') AND dec_on >= at_18
    OR ls IN ('J1', 'J2', 'J3') AND decom_on < at_10 OR placement IN ('P2', 'P3') AND decom_on < at_14
    OR placement IN ('H5', 'K3') AND decom_on < at_16 OR placement = 'R5' AND decom_on < at_10
    OR placement = 'S1' AND decom_on < at_4 OR looked_after_to > at_18
