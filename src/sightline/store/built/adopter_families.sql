-- Adopters who share a family count once per enquiry, with the dates of whoever enquired first. A
-- second enquiry of the same adopter is a second row of the family.
CREATE OR REPLACE TEMP TABLE adopter_families__built AS
WITH enquiries AS (
    SELECT *, coalesce(family_id, adopter_id) AS family,
        row_number() OVER (PARTITION BY adopter_id ORDER BY enquired_on) AS enquiry_no
    FROM counted.adopters
)
SELECT
    family AS family_id, enquired_on, stage_1_started_on, stage_2_started_on, approved_on,
    matched_on, left_on
FROM enquiries
QUALIFY row_number() OVER (
    PARTITION BY family, enquiry_no ORDER BY enquired_on, adopter_id
) = 1;
