-- A period is a chain of episodes, each beginning the day the one before ended with X1. Children
-- the episodes do not know come from the list of children in care; that list also says how a
-- period went on after the last day the episodes cover.
CREATE OR REPLACE TEMP TABLE periods_of_care__built AS
WITH until AS (
    SELECT coalesce(
        (SELECT last_on FROM known WHERE of = 'cla_episodes'),
        max(last_held_on),
        max(greatest(started_on, coalesce(ended_on, started_on)))
    ) AS last_on
    FROM main.cla_episodes
),
in_order AS (
    SELECT *, row_number() OVER (
        PARTITION BY child_id ORDER BY started_on, coalesce(ended_on, DATE '9999-12-31'), row_id
    ) AS n
    FROM counted.cla_episodes
    WHERE legal_status NOT IN ('V3', 'V4')
),
marked AS (
    SELECT *, reason_started <> 'S'
        AND lag(end_reason) OVER child IN ('X1', 'unknown')
        AND coalesce(lag(ended_on) OVER child, started_on) >= started_on AS goes_on
    FROM in_order
    WINDOW child AS (PARTITION BY child_id ORDER BY n)
),
chained AS (
    SELECT *, sum(CASE WHEN goes_on THEN 0 ELSE 1 END) OVER (
        PARTITION BY child_id ORDER BY n
    ) AS period_no
    FROM marked
),
from_episodes AS (
    SELECT
        child_id, min(started_on) AS started_on,
        -- Open while any episode is: that is how the returns are counted.
        CASE WHEN NOT bool_or(ended_on IS NULL) THEN arg_max(ended_on, n) END AS ended_on,
        arg_max(end_reason, n) AS end_reason, arg_min(reason_started, n) AS start_reason,
        arg_max(need, n) FILTER (need <> 'unknown') AS need,
        arg_min(legal_status, n) AS first_legal_status,
        arg_max(legal_status, n) AS last_legal_status,
        arg_max(place, n) FILTER (place NOT LIKE 'T%') AS last_place
    FROM chained
    GROUP BY child_id, period_no
),
seen AS (
    SELECT
        row_id, max(observed_on) AS observed_on,
        arg_min(legal_status, observed_on) FILTER (legal_status <> 'unknown') AS first_status,
        arg_min(legal_status_started_on, observed_on) AS first_status_on,
        arg_max(place, observed_on) FILTER (place NOT LIKE 'T%' AND place <> 'unknown') AS place
    FROM main.children_in_care__observed
    GROUP BY row_id
),
from_list AS (
    SELECT
        c.row_id, c.child_id, c.started_on, c.ended_on, c.end_reason, c.need, s.observed_on,
        CASE WHEN s.first_status_on <= c.started_on THEN s.first_status END AS first_legal_status,
        c.legal_status AS last_legal_status,
        coalesce(s.place, c.place) AS last_place
    FROM counted.children_in_care c LEFT JOIN seen s USING (row_id)
    WHERE c.legal_status NOT IN ('V3', 'V4')
),
matched AS (
    SELECT l.row_id, max(p.started_on) AS period_started_on
    FROM from_list l CROSS JOIN until JOIN from_episodes p
        ON p.child_id = l.child_id AND (
            p.started_on = l.started_on
            OR (
                l.started_on <= until.last_on
                AND l.started_on < coalesce(p.ended_on, DATE '9999-12-31')
                AND p.started_on < coalesce(l.ended_on, DATE '9999-12-31')
            )
        )
    GROUP BY l.row_id
),
of_period AS (
    SELECT
        l.child_id, m.period_started_on AS started_on,
        arg_max_null(l.ended_on, l.started_on) AS ended_on,
        arg_max(l.end_reason, l.started_on) AS end_reason,
        min(l.started_on) AS listed_on,
        arg_max(l.last_legal_status, l.started_on)
            FILTER (l.observed_on > until.last_on AND l.last_legal_status <> 'unknown')
            AS last_legal_status,
        arg_max(l.last_place, l.started_on)
            FILTER (l.observed_on > until.last_on AND l.last_place <> 'unknown') AS last_place
    FROM matched m JOIN from_list l USING (row_id) CROSS JOIN until
    GROUP BY l.child_id, m.period_started_on
),
only_listed AS (
    SELECT * FROM from_list WHERE row_id NOT IN (SELECT row_id FROM matched)
),
came_back AS (
    SELECT p.child_id, p.started_on, min(o.started_on) AS again_on
    FROM from_episodes p JOIN only_listed o
        ON o.child_id = p.child_id AND o.started_on > p.started_on
    GROUP BY p.child_id, p.started_on
),
both_sources AS (
    SELECT
        p.child_id,
        -- Episodes of a year leave out those that ended before it: the list knows the first day.
        CASE WHEN p.start_reason <> 'S' AND o.listed_on < p.started_on THEN o.listed_on
            ELSE p.started_on END AS started_on,
        CASE WHEN p.start_reason <> 'S' AND o.listed_on < p.started_on THEN 'S'
            ELSE p.start_reason END AS start_reason,
        CASE
            WHEN p.ended_on IS NOT NULL THEN p.ended_on
            WHEN o.ended_on > until.last_on THEN o.ended_on
            ELSE b.again_on
        END AS ended_on,
        CASE
            WHEN p.ended_on IS NOT NULL THEN p.end_reason
            WHEN o.ended_on > until.last_on THEN o.end_reason
        END AS end_reason,
        p.need, p.first_legal_status,
        CASE WHEN p.ended_on IS NULL THEN o.last_legal_status END AS later_status,
        CASE WHEN p.ended_on IS NULL THEN o.last_place END AS later_place,
        p.last_legal_status, p.last_place
    FROM from_episodes p
    CROSS JOIN until
    LEFT JOIN of_period o USING (child_id, started_on)
    LEFT JOIN came_back b USING (child_id, started_on)
    UNION ALL BY NAME
    SELECT child_id, started_on, 'S' AS start_reason, ended_on, end_reason, need,
        first_legal_status, last_legal_status, last_place
    FROM only_listed
)
SELECT
    child_id, started_on, coalesce(start_reason, 'unknown') AS start_reason, ended_on,
    CASE WHEN ended_on IS NULL THEN 'unknown' ELSE coalesce(end_reason, 'unknown') END
        AS end_reason,
    coalesce(need, 'unknown') AS need,
    coalesce(first_legal_status, 'unknown') AS first_legal_status,
    coalesce(later_status, last_legal_status, 'unknown') AS last_legal_status,
    coalesce(later_place, last_place, 'unknown') AS last_place,
    lag(ended_on) OVER (PARTITION BY child_id ORDER BY started_on) AS previous_ended_on
FROM both_sources;
