(
    SELECT
        load_kind AS from_source, load_id, extract_on AS observed_on, source_sheet, source_row,
        load_no AS first_no, extract_on AS first_held_on, extract_on AS last_held_on,
        NULL::DATE AS withdrawn_on, $columns
    FROM found_rows
)
