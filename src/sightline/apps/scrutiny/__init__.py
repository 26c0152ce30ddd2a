"""What councillors are told and what they did with it: scrutiny reports, requests, briefings."""
