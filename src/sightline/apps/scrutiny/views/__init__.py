"""The pages: reports, requests, briefings, the corporate parenting report, aims."""
