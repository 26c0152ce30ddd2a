-- Where two sources that hold the same row say different things.
INSERT INTO differences
WITH cells AS ($cells)
SELECT '$table', c.row_id, $child, a.column_name, a.load_kind, a.written, b.load_kind, b.written
FROM cells a
JOIN cells b ON b.column_name = a.column_name AND b.rank > a.rank AND $same_cell
JOIN loaded."$table" c ON $same_key
WHERE a.written IS DISTINCT FROM b.written AND a.written IS NOT NULL AND b.written IS NOT NULL
    AND a.written <> 'unknown' AND b.written <> 'unknown'
