-- Recorded social worker allocations where the child has any. Else what successive extracts say,
-- the most serious case that is open on the day: looked after, protection plan, child in need,
-- assessment, referral, early help.
CREATE OR REPLACE TEMP TABLE allocations__built AS
WITH recorded AS (
    SELECT child_id, team, worker, started_on, ended_on
    FROM counted.case_allocations
    WHERE role = 'social_worker'
    QUALIFY row_number() OVER (
        PARTITION BY child_id, started_on
        ORDER BY coalesce(ended_on, DATE '9999-12-31') DESC, row_id DESC
    ) = 1
),
cases AS (
    SELECT 1 AS rank, row_id, child_id, started_on, ended_on, o.observed_on, o.team, o.worker
    FROM counted.children_in_care c
    JOIN main.children_in_care__observed o USING (row_id)
    UNION ALL
    SELECT 2, row_id, child_id, started_on, ended_on, o.observed_on, o.team, o.worker
    FROM counted.cp_plans c JOIN main.cp_plans__observed o USING (row_id)
    UNION ALL
    SELECT 3, row_id, child_id, started_on, ended_on, o.observed_on, o.team, o.worker
    FROM counted.cin_episodes c JOIN main.cin_episodes__observed o USING (row_id)
    UNION ALL
    SELECT 4, row_id, child_id, started_on, completed_on, o.observed_on, o.team, o.worker
    FROM counted.assessments c JOIN main.assessments__observed o USING (row_id)
    UNION ALL
    -- A referral of which no closing day is known is held for a day: what follows is a case.
    SELECT 5, row_id, child_id, referred_on, coalesce(closed_on, decided_on, referred_on + 1),
        o.observed_on, o.team, o.worker
    FROM counted.referrals c JOIN main.referrals__observed o USING (row_id)
    UNION ALL
    SELECT 6, row_id, child_id, started_on, completed_on, o.observed_on, o.team, o.worker
    FROM counted.early_help_assessments c
    JOIN main.early_help_assessments__observed o USING (row_id)
),
observed AS (
    SELECT * FROM cases
    WHERE (team IS NOT NULL OR worker IS NOT NULL)
        AND started_on <= observed_on AND (ended_on IS NULL OR ended_on > observed_on)
        AND child_id NOT IN (SELECT child_id FROM recorded)
    QUALIFY row_number() OVER (
        PARTITION BY child_id, observed_on ORDER BY rank, started_on DESC, row_id
    ) = 1
),
-- Closed in between: the next case began after this one had ended.
neighbours AS (
    SELECT *,
        lag(observed_on) OVER child IS NULL
            OR coalesce(
                lag(ended_on) OVER child < observed_on AND started_on > lag(ended_on) OVER child,
                false
            ) AS begins,
        lead(observed_on) OVER child IS NULL
            OR coalesce(
                ended_on < lead(observed_on) OVER child
                    AND lead(started_on) OVER child > ended_on,
                false
            ) AS closes,
        (team IS DISTINCT FROM lag(team) OVER child)
            OR (worker IS DISTINCT FROM lag(worker) OVER child) AS changes
    FROM observed
    WINDOW child AS (PARTITION BY child_id ORDER BY observed_on)
),
stretches AS (
    SELECT *, sum((begins OR changes)::INTEGER) OVER (
        PARTITION BY child_id ORDER BY observed_on
    ) AS stretch_no
    FROM neighbours
),
from_extracts AS (
    SELECT
        child_id, any_value(team) AS team, any_value(worker) AS worker,
        min(CASE WHEN begins THEN started_on ELSE observed_on END) AS started_on,
        max(ended_on) FILTER (closes) AS ended_on
    FROM stretches
    GROUP BY child_id, stretch_no
),
together AS (
    FROM recorded UNION ALL BY NAME FROM from_extracts
),
in_turn AS (
    SELECT *, lead(started_on) OVER (PARTITION BY child_id ORDER BY started_on) AS next_on
    FROM together
),
held AS (
    SELECT
        child_id, team, worker, started_on,
        -- least() passes over nulls: it is the earlier of the two, or the one that is known.
        least(ended_on, next_on) AS ended_on
    FROM in_turn
),
-- A team that changes service takes its children along on that day, and not before.
cuts AS (
    SELECT child_id, started_on, started_on AS cut_on FROM held
    UNION
    SELECT h.child_id, h.started_on, c.cut_on
    FROM held h JOIN (
        SELECT team, unnest([started_on, ended_on]) AS cut_on FROM counted.teams
    ) c ON c.team = h.team AND c.cut_on > h.started_on
        AND (h.ended_on IS NULL OR c.cut_on < h.ended_on)
),
pieces AS (
    SELECT
        h.child_id, h.team, h.worker, c.cut_on AS started_on,
        coalesce(
            lead(c.cut_on) OVER (PARTITION BY h.child_id, h.started_on ORDER BY c.cut_on),
            h.ended_on
        ) AS ended_on
    FROM held h JOIN cuts c USING (child_id, started_on)
)
SELECT
    a.child_id,
    CASE WHEN t.ended_on IS NULL OR t.ended_on > a.started_on THEN t.service END AS service,
    a.team, a.worker, a.started_on, a.ended_on
FROM pieces a
ASOF LEFT JOIN (
    SELECT team, service, ended_on, coalesce(started_on, DATE '0001-01-01') AS from_on
    FROM counted.teams
) t ON t.team = a.team AND a.started_on >= t.from_on;
