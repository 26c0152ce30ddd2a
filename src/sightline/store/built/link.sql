, "link_$parent" AS (
    SELECT j.row_id, max(struct_pack(day := p."$starts_on", id := p.row_id)).id AS parent
    FROM judged j JOIN counted."$parent" p
        ON p.child_id = j.child_id AND p."$starts_on" <= j."$happens_on" $still_open
    GROUP BY j.row_id
)
