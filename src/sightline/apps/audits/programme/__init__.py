"""The year's programme, samples drawn from the records, and who audits what."""
