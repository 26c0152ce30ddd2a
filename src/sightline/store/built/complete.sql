CREATE OR REPLACE TABLE main."$table" AS
SELECT $columns FROM temp."${table}__built" ORDER BY row_id
