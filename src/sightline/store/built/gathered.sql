-- One row per child and day named by a "latest" column, unless the table has that day already.
CREATE OR REPLACE TEMP TABLE "${table}__gathered" AS
WITH found AS (
    SELECT
        p.authority, p.child_id, o."$column" AS "$happens_on",
        any_value(p.from_source) AS from_source,
        arg_min(o.load_id, o.observed_on) AS load_id,
        max(o.observed_on) AS observed_on,
        min(o.observed_on) AS first_held_on,
        max(o.observed_on) AS last_held_on
        $extra
    FROM main."${parent}__observed" o JOIN counted."$parent" p USING (row_id)
    WHERE o."$column" IS NOT NULL
    GROUP BY p.authority, p.child_id, o."$column"
)
SELECT
    coalesce((SELECT max(row_id) FROM loaded."$table"), authority::BIGINT << 32)
        + row_number() OVER (ORDER BY first_held_on, child_id, "$happens_on") AS row_id,
    true AS gathered, *
FROM found
WHERE NOT EXISTS (
    SELECT 1 FROM loaded."$table" t
    WHERE t.child_id = found.child_id AND t."$happens_on" = found."$happens_on"
)
