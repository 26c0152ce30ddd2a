-- Everything that keeps a case open, joined where it touches; the most serious names the stretch.
CREATE OR REPLACE TEMP TABLE open_cases__built AS
WITH reasons AS (
    SELECT 1 AS rank, child_id, started_on, ended_on FROM counted.early_help_episodes
    UNION ALL
    SELECT 1, child_id, started_on, completed_on FROM counted.early_help_assessments
    UNION ALL
    SELECT 2, child_id, started_on, ended_on FROM counted.care_leaver_positions
    UNION ALL
    SELECT 3, child_id, started_on, completed_on FROM counted.assessments
    UNION ALL
    SELECT 4, child_id, started_on, ended_on FROM counted.cin_episodes
    WHERE NOT coalesce(referral_nfa, false)
    UNION ALL
    SELECT 4, child_id, started_on, ended_on FROM counted.cin_plans
    UNION ALL
    SELECT 5, child_id, started_on, ended_on FROM counted.cp_plans
    UNION ALL
    SELECT 6, child_id, started_on, ended_on FROM counted.periods_of_care
),
spans AS (
    SELECT rank, child_id, started_on, coalesce(ended_on, DATE '9999-12-31') AS ended_on
    FROM reasons
),
marked AS (
    SELECT *, coalesce(started_on <= max(ended_on) OVER (
        PARTITION BY child_id ORDER BY started_on, ended_on
        ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
    ), false) AS goes_on
    FROM spans
),
-- Of spans with the same days, the one that begins the stretch comes first here as well.
stretches AS (
    SELECT *, sum(CASE WHEN goes_on THEN 0 ELSE 1 END) OVER (
        PARTITION BY child_id ORDER BY started_on, ended_on, goes_on
        ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
    ) AS stretch_no
    FROM marked
)
SELECT
    child_id,
    ['early_help', 'care_leaver', 'assessment', 'child_in_need', 'child_protection',
        'looked_after'][max(rank)] AS kind,
    min(started_on) AS started_on,
    nullif(max(ended_on), DATE '9999-12-31') AS ended_on
FROM stretches
GROUP BY child_id, stretch_no;
