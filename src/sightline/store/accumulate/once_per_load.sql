-- Rows of one load with the same key are one row; of each column the last value there is.
CREATE OR REPLACE TEMP TABLE found_rows AS
SELECT
    load_no, any_value(load_kind) AS load_kind, any_value(load_id) AS load_id,
    any_value(extract_on) AS extract_on, any_value(rank) AS rank,
    arg_max(source_sheet, source_row) AS source_sheet, max(source_row) AS source_row,
    $columns
FROM found_rows
GROUP BY load_no, $key
