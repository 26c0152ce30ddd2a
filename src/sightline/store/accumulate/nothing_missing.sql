CREATE OR REPLACE TEMP TABLE missing AS
SELECT source, $key, NULL::DATE AS withdrawn_on, NULL::DATE AS ended_in_gap_on
FROM by_source WHERE false
