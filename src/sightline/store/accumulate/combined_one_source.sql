-- As combined, where one source alone holds the table.
CREATE OR REPLACE TEMP TABLE combined AS
SELECT
    $key, b.load_kind AS from_source, b.load_id, b.last_held_on AS observed_on, b.source_sheet,
    b.source_row, b.first_no, b.first_held_on, b.last_held_on, m.withdrawn_on,
    CASE WHEN m.ended_in_gap_on >= b.last_held_on THEN m.ended_in_gap_on END AS ended_in_gap_on
    $columns
FROM by_source b LEFT JOIN missing m ON m.load_kind = b.load_kind AND $same_key
