-- Every accepted row of the table from every load.
CREATE OR REPLACE TEMP TABLE found_rows AS
SELECT
    l.load_no, l.load_kind, l.load_id, l.extract_on, ${rank} AS rank,
    r._sheet AS source_sheet, coalesce(r._row, 0) AS source_row, $columns
FROM read_parquet([$paths], union_by_name => true, filename => true) r
JOIN load_list l ON $of_load
