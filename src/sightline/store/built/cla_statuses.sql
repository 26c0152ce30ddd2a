-- Spells under one legal status; neighbouring spells under the same one are joined.
CREATE OR REPLACE TEMP TABLE cla_statuses__built AS
WITH spells AS (
    SELECT period_id, child_id, legal_status, started_on, row_id,
        coalesce(ended_on, DATE '9999-12-31') AS until
    FROM care_spells WHERE observed_on IS NULL
    UNION ALL BY NAME
    SELECT period_id, child_id, arg_max(legal_status, observed_on) AS legal_status,
        legal_status_on AS started_on, row_id, DATE '9999-12-31' AS until
    FROM care_spells
    WHERE observed_on IS NOT NULL AND legal_status <> 'unknown'
        AND (NOT has_episodes OR legal_status_on > episodes_until)
    GROUP BY period_id, child_id, row_id, legal_status_on
),
changes AS (
    SELECT *, row_number() OVER period AS n,
        legal_status IS DISTINCT FROM lag(legal_status) OVER period AS is_new
    FROM spells
    WINDOW period AS (PARTITION BY period_id ORDER BY started_on, until, row_id)
)
SELECT
    c.child_id, c.period_id, c.legal_status, c.started_on,
    coalesce(lead(c.started_on) OVER (PARTITION BY c.period_id ORDER BY c.n), p.ended_on)
        AS ended_on
FROM changes c JOIN counted.periods_of_care p ON p.row_id = c.period_id
WHERE c.is_new;
