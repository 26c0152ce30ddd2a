-- What was true on each extract day; a table without kept observations has those of its rows.
CREATE OR REPLACE TABLE main."${table}__observed" AS
SELECT authority, row_id, load_id, observed_on, $columns
FROM loaded."$source"
WHERE observed_on IS NOT NULL
ORDER BY row_id, observed_on
