-- As by_source, where no source has more than one load of the table.
CREATE OR REPLACE TEMP TABLE by_source AS
SELECT
    load_kind, rank, $key, load_no AS first_no, load_no AS last_no,
    extract_on AS first_held_on, extract_on AS last_held_on, load_id, source_sheet, source_row
    $columns
FROM found_rows
