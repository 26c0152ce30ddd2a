-- Within a source the latest load that has the column says what is in it, a blank included.
CREATE OR REPLACE TEMP TABLE by_source AS
SELECT
    load_kind, any_value(rank) AS rank, $key,
    min(load_no) AS first_no, max(load_no) AS last_no,
    min(extract_on) AS first_held_on, max(extract_on) AS last_held_on,
    arg_max(load_id, load_no) AS load_id,
    arg_max(source_sheet, load_no) AS source_sheet, arg_max(source_row, load_no) AS source_row
    $columns
FROM found_rows
GROUP BY load_kind, $key
