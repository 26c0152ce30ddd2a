"""The engines that run queries: DuckDB on one machine, Spark for a region or a country.

Here belong connections, their locks and limits, and each engine's own words for date arithmetic.
Not here: what is asked.
"""
