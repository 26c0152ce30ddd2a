-- Every child any table names has a row, if only its identifier is known.
INSERT INTO loaded.children BY NAME
SELECT
    '$authority' AS authority,
    coalesce((SELECT max(row_id) FROM loaded.children), $authority_number::BIGINT << 32)
        + row_number() OVER (ORDER BY min(first_held_on), child_id) AS row_id,
    child_id, arg_max(from_source, last_held_on) AS from_source,
    arg_max(load_id, last_held_on) AS load_id, max(last_held_on) AS observed_on,
    min(first_held_on) AS first_held_on, max(last_held_on) AS last_held_on, true AS gathered,
    $unknown
FROM ($named)
WHERE child_id NOT IN (SELECT child_id FROM loaded.children)
GROUP BY child_id
