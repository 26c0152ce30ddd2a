-- Looked after: 20 working days, then 3 months, then 6. With a placement order: 3 months, then 6.
-- Once placed for adoption: 4 weeks, then 3 months, then 6. Each change of schedule starts its own
-- clock and lifts the duty of the schedule before, unless that was overdue already. Where history
-- is cut off the clock starts where reviews begin to be known, as for child protection reviews.
CREATE OR REPLACE TEMP TABLE cla_review_duties__built AS
WITH reviews AS (
    SELECT r.period_id, r.held_on, r.gathered
    FROM counted.cla_reviews r JOIN counted.periods_of_care p ON p.row_id = r.period_id
    WHERE r.held_on > p.started_on
),
watched AS (
    SELECT c.child_id, o.observed_on, o.last_review_on
    FROM main.children_in_care__observed o JOIN counted.children_in_care c USING (row_id)
),
periods AS (
    SELECT
        p.row_id AS period_id, p.child_id, p.started_on, p.ended_on, f.due_on AS first_due_on,
        (SELECT first_on FROM known WHERE of = 'cla_reviews') AS known_on,
        bool_or(w.observed_on IS NOT NULL AND w.last_review_on IS NULL) AS from_the_start
    FROM counted.periods_of_care p
    LEFT JOIN first_review_days f ON f.day = p.started_on
    LEFT JOIN watched w ON w.child_id = p.child_id AND w.observed_on >= p.started_on
        AND (p.ended_on IS NULL OR w.observed_on < p.ended_on)
    GROUP BY p.row_id, p.child_id, p.started_on, p.ended_on, f.due_on
),
clocks AS (
    SELECT p.*, CASE
        WHEN from_the_start OR first_on <= first_due_on THEN started_on
        WHEN first_gathered OR first_on < known_on THEN first_on
        WHEN started_on < known_on THEN known_on
        ELSE started_on
    END AS clock_on
    FROM periods p LEFT JOIN (
        SELECT period_id, min(held_on) AS first_on, arg_min(gathered, held_on) AS first_gathered
        FROM reviews GROUP BY period_id
    ) USING (period_id)
),
switches AS (
    SELECT period_id, 'looked_after' AS schedule, started_on AS from_on FROM clocks
    UNION ALL
    SELECT period_id, 'adoption', min(started_on) FROM (
        SELECT period_id, started_on FROM counted.cla_statuses
        WHERE legal_status IN ('D1', 'E1')
        UNION ALL
        SELECT p.period_id, a.placement_order_on
        FROM clocks p JOIN counted.adoptions a ON a.child_id = p.child_id
            AND a.placement_order_on >= p.started_on
            AND (p.ended_on IS NULL OR a.placement_order_on < p.ended_on)
    ) GROUP BY period_id
    UNION ALL
    SELECT period_id, 'placed_for_adoption', min(started_on) FROM (
        SELECT period_id, started_on FROM care_spells WHERE place IN ('A3', 'A4', 'A5', 'A6')
        UNION ALL
        SELECT p.period_id, a.placed_on
        FROM clocks p JOIN counted.adoptions a ON a.child_id = p.child_id
            AND a.placed_on >= p.started_on
            AND (p.ended_on IS NULL OR a.placed_on < p.ended_on)
    ) GROUP BY period_id
),
-- Of two schedules that begin the same day the further one counts; one that would begin after
-- the next has begun never does.
ranked AS (
    SELECT *, CASE schedule WHEN 'looked_after' THEN 1 WHEN 'adoption' THEN 2 ELSE 3 END AS rank
    FROM switches
),
segments AS (
    SELECT period_id, schedule, from_on,
        lead(from_on) OVER (PARTITION BY period_id ORDER BY from_on) AS to_on
    FROM ranked r
    WHERE NOT EXISTS (
        SELECT 1 FROM ranked later
        WHERE later.period_id = r.period_id AND later.rank > r.rank
            AND later.from_on <= r.from_on
    )
),
timed AS (
    SELECT
        c.period_id, c.child_id, c.ended_on, c.first_due_on, s.schedule, s.to_on,
        greatest(s.from_on, c.clock_on) AS from_on,
        CASE
            WHEN s.from_on >= c.clock_on THEN 0
            WHEN s.schedule = 'adoption' THEN 1
            ELSE 2
        END AS done_before
    FROM segments s JOIN clocks c USING (period_id)
    WHERE s.to_on IS NULL OR s.to_on > c.clock_on
),
chain AS (
    SELECT
        t.*, r.held_on,
        row_number() OVER segment + t.done_before AS number,
        coalesce(lag(r.held_on) OVER segment, t.from_on) AS set_on
    FROM timed t
    JOIN (
        SELECT period_id, held_on FROM reviews
        UNION ALL
        SELECT period_id, NULL FROM clocks
    ) r ON r.period_id = t.period_id
        AND coalesce(r.held_on > t.from_on AND (t.to_on IS NULL OR r.held_on <= t.to_on), true)
    WINDOW segment AS (
        PARTITION BY t.period_id, t.schedule ORDER BY coalesce(r.held_on, DATE '9999-12-31')
    )
),
duties AS (
    SELECT *, CAST(CASE
        WHEN schedule = 'looked_after' AND number = 1 THEN first_due_on
        WHEN schedule = 'placed_for_adoption' AND number = 1 THEN set_on + INTERVAL 28 DAY
        WHEN schedule = 'adoption' AND number = 1 THEN set_on + INTERVAL 3 MONTH
        WHEN schedule <> 'adoption' AND number = 2 THEN set_on + INTERVAL 3 MONTH
        ELSE set_on + INTERVAL 6 MONTH
    END AS DATE) AS due_on
    FROM chain
)
SELECT
    d.child_id, d.period_id, d.number, d.schedule, d.set_on, d.due_on,
    -- An overdue duty is met, late, by the first review after the schedule changed.
    coalesce(d.held_on, min(r.held_on)) AS held_on
FROM duties d LEFT JOIN reviews r ON r.period_id = d.period_id AND r.held_on > d.to_on
WHERE d.held_on IS NOT NULL
    OR ((d.to_on IS NULL OR d.due_on < d.to_on) AND (d.ended_on IS NULL OR d.due_on < d.ended_on))
GROUP BY d.child_id, d.period_id, d.number, d.schedule, d.set_on, d.due_on, d.held_on, d.to_on;
