-- Where the list of children in care and the episodes tell a child's care differently, on days
-- that the episodes cover.
INSERT INTO differences
WITH covered AS (
    SELECT first_on, last_on FROM known WHERE of = 'cla_episodes'
),
listed AS (
    SELECT c.row_id, c.child_id, c.started_on, c.ended_on, c.end_reason, c.from_source,
        p.started_on AS other_started_on, p.ended_on AS other_ended_on,
        p.end_reason AS other_end_reason
    FROM counted.children_in_care c
    CROSS JOIN covered
    ASOF LEFT JOIN (
        SELECT p.* FROM counted.periods_of_care p
        WHERE EXISTS (
            SELECT 1 FROM counted.cla_episodes e
            WHERE e.child_id = p.child_id AND e.started_on = p.started_on
        )
    ) p ON p.child_id = c.child_id
        AND p.started_on <= coalesce(c.ended_on - 1, DATE '9999-12-31')
    WHERE c.legal_status NOT IN ('V3', 'V4')
        AND c.started_on BETWEEN covered.first_on AND covered.last_on
),
cells AS (
    SELECT row_id, child_id, from_source, 'started_on' AS column_name,
        strftime(other_started_on, '%d/%m/%Y') AS other, strftime(started_on, '%d/%m/%Y') AS own
    FROM listed
    UNION ALL
    SELECT row_id, child_id, from_source, 'ended_on', strftime(other_ended_on, '%d/%m/%Y'),
        strftime(ended_on, '%d/%m/%Y')
    FROM listed CROSS JOIN covered
    WHERE other_started_on = started_on AND ended_on <= covered.last_on
    UNION ALL
    SELECT row_id, child_id, from_source, 'end_reason', other_end_reason, end_reason
    FROM listed
    WHERE other_started_on = started_on AND ended_on = other_ended_on
        AND end_reason <> 'unknown' AND other_end_reason <> 'unknown'
)
SELECT 'children_in_care', row_id, child_id, column_name, 'ssda903', other, from_source, own
FROM cells
WHERE other IS DISTINCT FROM own;
