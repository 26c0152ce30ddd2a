CREATE OR REPLACE TEMP TABLE missing AS
SELECT load_kind, $key, NULL::DATE AS withdrawn_on, NULL::DATE AS ended_in_gap_on
FROM by_source WHERE false
