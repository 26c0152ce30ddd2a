CREATE OR REPLACE TABLE loaded."${table}__observed" AS
SELECT
    any_value(c.authority) AS authority, c.row_id, arg_max(f.load_id, f.load_no) AS load_id,
    f.extract_on AS observed_on, $columns
FROM found_rows f JOIN loaded."$table" c ON $same_key
WHERE f.load_no IN ($with_observed)
GROUP BY c.row_id, f.extract_on
