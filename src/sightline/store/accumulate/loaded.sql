CREATE OR REPLACE TABLE loaded."$table" AS
SELECT
    '$authority' AS authority,
    ($authority_number::BIGINT << 32) + row_number() OVER (ORDER BY first_no, $key) AS row_id,
    from_source, load_id, observed_on, first_held_on, last_held_on, withdrawn_on,
    NULL::VARCHAR AS impossible, false AS gathered, source_sheet, source_row, $columns
FROM $rows
