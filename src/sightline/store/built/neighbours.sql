, days AS (
    SELECT child_id, "$happens_on" AS day, $largest
    FROM judged
    WHERE withdrawn_on IS NULL AND impossible IS NULL
    GROUP BY child_id, "$happens_on"
)
, neighbours AS (
    SELECT child_id, day, $neighbours
    FROM days
    WINDOW in_order AS (PARTITION BY child_id ORDER BY day)
)
