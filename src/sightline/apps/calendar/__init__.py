"""The QA year: each activity, when it is due, and what shows that it was done."""
