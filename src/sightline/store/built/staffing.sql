-- A count of vacancies holds until the same team's next one: so that vacant posts and workers in
-- post, which come from two tables, can be added up on any day.
CREATE OR REPLACE TEMP TABLE staffing__built AS
WITH posts AS (
    SELECT *, lead(counted_on) OVER (PARTITION BY team ORDER BY counted_on) AS next_counted_on
    FROM counted.workforce_posts
)
SELECT
    CASE WHEN coalesce(agency, false) THEN 'agency' ELSE 'employee' END AS kind,
    worker_id, fte, started_on, ended_on, service, team
FROM counted.social_workers
UNION ALL
SELECT 'vacancy', NULL, vacant_fte, counted_on, next_counted_on, service, team
FROM posts WHERE vacant_fte IS NOT NULL
UNION ALL
SELECT 'covered', NULL, agency_cover_fte, counted_on, next_counted_on, service, team
FROM posts WHERE agency_cover_fte IS NOT NULL;
