-- The first review is due 3 months after the plan began, each later one 6 months after the one
-- before. Where history is cut off (`known`), or begins with a "latest review" of a plan already
-- running, what went before is not judged: the clock starts where reviews begin to be known.
CREATE OR REPLACE TEMP TABLE cp_review_duties__built AS
WITH reviews AS (
    SELECT r.plan_id, r.held_on, r.gathered
    FROM counted.cp_reviews r JOIN counted.cp_plans p ON p.row_id = r.plan_id
    WHERE r.held_on > p.started_on
),
-- Once an extract said there had been no review yet, all of them are known.
watched AS (
    SELECT row_id AS plan_id, bool_or(last_review_on IS NULL) AS from_the_start
    FROM main.cp_plans__observed GROUP BY row_id
),
plans AS (
    SELECT
        p.row_id AS plan_id, p.child_id, p.started_on, p.ended_on,
        min(r.held_on) AS first_on,
        arg_min(r.gathered, r.held_on) AS first_gathered,
        coalesce(any_value(w.from_the_start), false) AS from_the_start,
        (SELECT first_on FROM known WHERE of = 'cp_reviews') AS known_on
    FROM counted.cp_plans p
    LEFT JOIN reviews r ON r.plan_id = p.row_id
    LEFT JOIN watched w ON w.plan_id = p.row_id
    GROUP BY p.row_id, p.child_id, p.started_on, p.ended_on
),
clocks AS (
    SELECT *, CASE
        WHEN from_the_start OR first_on <= CAST(started_on + INTERVAL 3 MONTH AS DATE)
            THEN started_on
        WHEN first_gathered OR first_on < known_on THEN first_on
        WHEN started_on < known_on THEN known_on
        ELSE started_on
    END AS clock_on
    FROM plans
),
chain AS (
    SELECT
        c.plan_id, c.child_id, c.started_on, c.ended_on, c.clock_on, r.held_on,
        row_number() OVER plan + (c.clock_on > c.started_on)::INTEGER AS number,
        coalesce(lag(r.held_on) OVER plan, c.clock_on) AS set_on
    FROM clocks c
    JOIN (
        SELECT plan_id, held_on FROM reviews
        UNION ALL
        SELECT plan_id, NULL FROM clocks  -- the review still to come
    ) r ON r.plan_id = c.plan_id AND coalesce(r.held_on > c.clock_on, true)
    WINDOW plan AS (PARTITION BY c.plan_id ORDER BY coalesce(r.held_on, DATE '9999-12-31'))
),
duties AS (
    SELECT *, CAST(
        CASE WHEN number = 1 THEN set_on + INTERVAL 3 MONTH ELSE set_on + INTERVAL 6 MONTH END
        AS DATE
    ) AS due_on
    FROM chain
)
SELECT child_id, plan_id, number, set_on, due_on, held_on
FROM duties
-- A plan that ended before its next review fell due called for none.
WHERE held_on IS NOT NULL OR ended_on IS NULL OR due_on < ended_on;
