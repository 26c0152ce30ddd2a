"""What members asked for and were promised: undertakings, the forward plan of a committee, what was
sent to members between its meetings. Requests with a day for the answer are `ScrutinyRequest`s and
stand beside them.
"""
