-- Temporary spells are left out, and so is the return from one. With a carer's identifier a new
-- carer is a new placement. Without it the reason of the episode says so (S, P, B: new carer), or,
-- in the list of children in care, an address that is not the same.
CREATE OR REPLACE TEMP TABLE placements__built AS
WITH spells AS (
    SELECT * EXCLUDE (observed_on, episodes_until, has_episodes)
    FROM care_spells WHERE observed_on IS NULL
    UNION ALL BY NAME
    SELECT
        period_id, child_id, row_id, started_on, NULL::DATE AS ended_on,
        'listed' AS reason_started,
        arg_max(legal_status, observed_on) AS legal_status,
        arg_max(place, observed_on) AS place,
        arg_max(provider, observed_on) AS provider,
        arg_max_null(placement_postcode, observed_on) AS placement_postcode,
        arg_max_null(placement_urn, observed_on) AS placement_urn,
        arg_max(location, observed_on) AS location
    FROM care_spells
    WHERE observed_on IS NOT NULL AND (NOT has_episodes OR started_on > episodes_until)
    GROUP BY period_id, child_id, row_id, started_on
),
in_order AS (
    SELECT *, row_number() OVER period AS n, lag(place) OVER period LIKE 'T%' AS after_temporary
    FROM spells
    WINDOW period AS (
        PARTITION BY period_id
        ORDER BY started_on, coalesce(ended_on, DATE '9999-12-31'), row_id
    )
),
lasting AS (
    SELECT *,
        lag(n) OVER period IS NULL AS is_first,
        lag(carer) OVER period AS carer_before,
        place IS NOT DISTINCT FROM lag(place) OVER period
            AND provider IS NOT DISTINCT FROM lag(provider) OVER period
            AND placement_postcode IS NOT DISTINCT FROM lag(placement_postcode) OVER period
            AND placement_urn IS NOT DISTINCT FROM lag(placement_urn) OVER period AS same_home
    FROM in_order
    WHERE place NOT LIKE 'T%'
    WINDOW period AS (PARTITION BY period_id ORDER BY n)
),
marked AS (
    SELECT *, CASE
        WHEN is_first THEN true
        WHEN carer IS NOT NULL AND carer_before IS NOT NULL THEN carer <> carer_before
        WHEN reason_started IN ('S', 'P', 'B') THEN NOT (after_temporary AND same_home)
        WHEN reason_started IN ('L', 'T', 'U') THEN false
        WHEN place IN ('A3', 'A5') THEN false  -- placed for adoption with the current carer
        ELSE NOT (same_home AND coalesce(placement_postcode, placement_urn) IS NOT NULL)
    END AS is_new
    FROM lasting
),
numbered AS (
    SELECT *, sum(is_new::INTEGER) OVER (PARTITION BY period_id ORDER BY n) AS number
    FROM marked
),
stays AS (
    SELECT
        child_id, period_id, number,
        min(started_on) AS started_on,
        arg_min(place, n) AS first_place,
        arg_max(place, n) AS place,
        arg_max(provider, n) AS provider,
        arg_max(legal_status, n) AS legal_status,
        arg_max(location, n) AS location,
        arg_max_null(distance_miles, n) AS distance_miles
    FROM numbered
    GROUP BY child_id, period_id, number
)
SELECT
    s.child_id, s.period_id, s.started_on,
    coalesce(lead(s.started_on) OVER period, p.ended_on) AS ended_on,
    s.place, place_group(s.place) AS place_group, s.provider, s.legal_status, s.location,
    s.distance_miles,
    CASE
        WHEN s.first_place IN ('A3', 'A4', 'A5', 'A6')
            THEN coalesce(lag(s.started_on) OVER period, s.started_on)
        ELSE s.started_on
    END AS joint_from,
    s.number
FROM stays s JOIN counted.periods_of_care p ON p.row_id = s.period_id
WINDOW period AS (PARTITION BY s.period_id ORDER BY s.number);
