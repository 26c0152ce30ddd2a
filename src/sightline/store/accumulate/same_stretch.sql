-- A child has one open row at a time: a lesser source's row that overlaps a better source's is the
-- same stretch, and takes the better source's first day.
CREATE OR REPLACE TEMP TABLE same_stretch AS
WITH spans AS (
    SELECT f.load_kind, f.rank, f.child_id, f."$starts_on" AS started_on,
        arg_max_null(f."$ends_on", f.load_no) AS ended_on, max(c.last_on) AS until
    FROM found_rows f LEFT JOIN covering c USING (load_no)
    GROUP BY ALL
)
SELECT l.load_kind, l.child_id, l.started_on, max(b.started_on) AS better_on,
    arg_max(b.load_kind, b.started_on) AS better_source
FROM spans l JOIN spans b
    ON b.child_id = l.child_id AND b.rank < l.rank
    AND l.started_on <= b.until
    AND l.started_on < coalesce(b.ended_on, DATE '9999-12-31')
    AND b.started_on < coalesce(l.ended_on, DATE '9999-12-31')
WHERE NOT EXISTS (
    SELECT 1 FROM spans e
    WHERE e.child_id = l.child_id AND e.started_on = l.started_on AND e.rank < l.rank
)
GROUP BY l.load_kind, l.child_id, l.started_on;

UPDATE found_rows f SET "$starts_on" = s.better_on
FROM same_stretch s
WHERE s.load_kind = f.load_kind AND s.child_id = f.child_id AND s.started_on = f."$starts_on"
