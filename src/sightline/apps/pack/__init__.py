"""What the Performance Board reads: each service’s summary and report, the six inputs, and the pack
assembled from them, frozen for the meeting.
"""
