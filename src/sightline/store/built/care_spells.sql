-- Each episode with its period of care, and each observation of the list of children in care that
-- says more than the episodes: of a period they do not know, or of a time after their last day.
CREATE OR REPLACE TEMP TABLE care_spells AS
WITH until AS (
    SELECT coalesce(
        (SELECT last_on FROM known WHERE of = 'cla_episodes'),
        max(last_held_on),
        max(greatest(started_on, coalesce(ended_on, started_on)))
    ) AS last_on
    FROM main.cla_episodes
),
episodes AS (
    SELECT
        p.row_id AS period_id, e.child_id, e.row_id, e.started_on, e.ended_on,
        e.reason_started, e.legal_status, e.started_on AS legal_status_on, e.place, e.provider,
        e.placement_postcode, e.placement_urn, e.carer, e.location, e.distance_miles,
        NULL::DATE AS observed_on
    FROM counted.cla_episodes e ASOF JOIN counted.periods_of_care p
        ON p.child_id = e.child_id AND e.started_on >= p.started_on
    WHERE e.legal_status NOT IN ('V3', 'V4')
        AND (p.ended_on IS NULL OR e.started_on < p.ended_on OR e.started_on = p.started_on)
),
observed AS (
    SELECT
        p.row_id AS period_id, c.child_id, c.row_id,
        greatest(coalesce(o.placement_started_on, c.started_on), p.started_on) AS started_on,
        NULL::DATE AS ended_on, 'listed' AS reason_started, o.legal_status,
        greatest(coalesce(o.legal_status_started_on, c.started_on), p.started_on)
            AS legal_status_on,
        o.place, o.provider, o.placement_postcode, o.placement_urn, NULL AS carer, o.location,
        NULL::DOUBLE AS distance_miles, o.observed_on
    FROM main.children_in_care__observed o
    JOIN counted.children_in_care c USING (row_id)
    ASOF JOIN counted.periods_of_care p
        ON p.child_id = c.child_id
        AND coalesce(greatest(c.ended_on - 1, c.started_on), DATE '9999-12-31') >= p.started_on
    WHERE c.legal_status NOT IN ('V3', 'V4')
        AND (p.ended_on IS NULL OR c.started_on < p.ended_on OR c.started_on = p.started_on)
)
SELECT * FROM episodes
UNION ALL BY NAME
SELECT observed.*, until.last_on AS episodes_until,
    period_id IN (SELECT period_id FROM episodes) AS has_episodes
FROM observed CROSS JOIN until;
