-- Column by column the best source that has a value. A row is withdrawn where that is the last
-- thing any source said of it.
CREATE OR REPLACE TEMP TABLE combined AS
SELECT
    $key,
    arg_min(b.load_kind, b.rank) AS from_source, arg_min(b.load_id, b.rank) AS load_id,
    arg_min(b.last_held_on, b.rank) AS observed_on,
    arg_min(b.source_sheet, b.rank) AS source_sheet, arg_min(b.source_row, b.rank) AS source_row,
    min(b.first_no) AS first_no,
    min(b.first_held_on) AS first_held_on, max(b.last_held_on) AS last_held_on,
    CASE
        WHEN max(m.withdrawn_on) >= coalesce(
            max(b.last_held_on) FILTER (WHERE m.withdrawn_on IS NULL), DATE '0001-01-01'
        ) THEN max(m.withdrawn_on)
    END AS withdrawn_on,
    CASE WHEN max(m.ended_in_gap_on) >= max(b.last_held_on) THEN max(m.ended_in_gap_on) END
        AS ended_in_gap_on
    $columns
FROM by_source b LEFT JOIN missing m ON m.load_kind = b.load_kind AND $same_key
GROUP BY $key
