-- Rows that a later load of the same source should hold and does not: withdrawn; and rows last
-- seen open before a stretch of days that no load covers: ended in it, nobody knows when.
CREATE OR REPLACE TEMP TABLE missing AS
WITH windows AS (
    SELECT c.load_no, c.load_kind, c.extract_on, c.last_on, c.first_on,
        -- Reports cut their window a few days differently: what the file itself holds decides.
        greatest(c.first_on, min(f."$happens_on")) AS first_happened_on,
        greatest(c.first_on, min($end)) AS first_ended_on
    FROM covering c JOIN found_rows f USING (load_no)
    GROUP BY c.load_no, c.load_kind, c.extract_on, c.last_on, c.first_on
),
latest_of_child AS ($latest_of_child),
absent AS (
    SELECT b.*, w.extract_on AS absent_on, w.first_on, w.last_on, w.first_happened_on,
        w.first_ended_on
    FROM by_source b JOIN windows w ON w.load_kind = b.load_kind AND w.load_no > b.last_no
    $unless_replaced
)
SELECT load_kind, $key,
    min(absent_on) FILTER (WHERE $inside) AS withdrawn_on,
    min(first_on - 1) FILTER (WHERE $in_a_gap) AS ended_in_gap_on
FROM absent
GROUP BY load_kind, $key
