-- What a later load of the same source changed. Columns true on the extract day alone are left
-- out: they have their observations.
CREATE OR REPLACE TABLE loaded."${table}__versions" AS
WITH marked AS (
    SELECT load_kind, load_no, extract_on, $key, $values, hash($compared) AS now_
    FROM found_rows
    WHERE load_no IN ($loads)
),
around AS (
    SELECT * FROM marked
    WINDOW row_of AS (PARTITION BY load_kind, $key ORDER BY load_no)
    QUALIFY now_ IS DISTINCT FROM lag(now_) OVER row_of
        OR now_ IS DISTINCT FROM lead(now_) OVER row_of
),
changed AS (
    SELECT * FROM around
    QUALIFY count(*) OVER (PARTITION BY load_kind, $key) > 1
),
cells AS ($cells),
pairs AS (
    SELECT *,
        lag(load_no) OVER cell IS NOT NULL AS has_before,
        lag(written) OVER cell AS old, lag(extract_on) OVER cell AS old_on
    FROM cells
    WINDOW cell AS (PARTITION BY load_kind, column_name, $key ORDER BY load_no)
)
SELECT c.row_id, p.load_kind, p.column_name AS "column", p.old, p.written AS new, p.old_on,
    p.extract_on AS new_on
FROM pairs p JOIN loaded."$table" c ON $same_key
WHERE p.has_before AND p.old IS DISTINCT FROM p.written
ORDER BY c.row_id, p.column_name, p.extract_on
