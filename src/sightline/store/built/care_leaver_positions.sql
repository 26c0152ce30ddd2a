-- What one extract said holds until the next extract, whether or not that still names the person.
CREATE OR REPLACE TEMP TABLE care_leaver_positions__built AS
WITH days AS (
    SELECT observed_on, lead(observed_on) OVER (ORDER BY observed_on) AS next_on
    FROM (SELECT DISTINCT observed_on FROM main.care_leavers__observed)
)
SELECT
    c.child_id, o.observed_on AS started_on, d.next_on AS ended_on, o.eligibility, o.in_touch,
    o.last_contact_on, o.pathway_plan_reviewed_on, o.personal_adviser, o.accommodation,
    o.suitable, o.activity
FROM main.care_leavers__observed o
JOIN main.care_leavers c USING (row_id)
JOIN days d ON d.observed_on = o.observed_on
WHERE c.impossible IS NULL;
