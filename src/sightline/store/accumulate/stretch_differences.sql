-- The same stretch, which the sources let begin on different days.
INSERT INTO differences
SELECT '$table', c.row_id, c.child_id, '$column', s.better_source,
    strftime(s.better_on, '%d/%m/%Y'), s.load_kind, strftime(s.started_on, '%d/%m/%Y')
FROM same_stretch s
JOIN loaded."$table" c ON c.child_id = s.child_id AND c."$column" = s.better_on
