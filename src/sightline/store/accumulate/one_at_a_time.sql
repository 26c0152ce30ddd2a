-- An open row followed by a later one of the child ended when that began; unless that one began
-- while this was still listed: then it is this one, with its first day corrected.
CREATE OR REPLACE TEMP TABLE combined AS
WITH followed AS (
    SELECT *,
        lead("$starts_on") OVER child AS next_on,
        lead(first_held_on) OVER child AS next_first_held_on,
        lead(last_held_on) OVER child AS next_last_held_on
    FROM combined WHERE withdrawn_on IS NULL
    WINDOW child AS (PARTITION BY child_id ORDER BY "$starts_on")
),
judged AS (
    SELECT *,
        "$ends_on" IS NULL AND next_on <= last_held_on AND last_held_on < next_last_held_on
            AS corrected
    FROM followed
)
SELECT * EXCLUDE (next_on, next_first_held_on, next_last_held_on, corrected) REPLACE (
    CASE WHEN corrected THEN greatest(next_first_held_on, last_held_on + 1) END AS withdrawn_on,
    CASE WHEN coalesce(corrected, false) THEN NULL ELSE coalesce("$ends_on", next_on) END
        AS "$ends_on"
)
FROM judged
UNION ALL BY NAME
SELECT * FROM combined WHERE withdrawn_on IS NOT NULL
