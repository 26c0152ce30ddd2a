-- A loaded table with its gathered rows, its derived columns and links.
CREATE OR REPLACE TABLE main."$table" AS
WITH given AS (
    SELECT * REPLACE ($given_columns) FROM (FROM loaded."$table" $gathered)
),
latest AS (
    SELECT max(last_held_on) AS latest_on FROM (FROM loaded."$table" $gathered)
),
judged AS (
    SELECT given.* REPLACE (coalesce(impossible, $impossible) AS impossible)
    FROM given CROSS JOIN latest
)
$with_more
SELECT $columns
FROM judged j
$joins
ORDER BY j.row_id
