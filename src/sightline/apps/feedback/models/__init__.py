from sightline.apps.feedback.models.complaints import (
    Complaint,
    ComplaintReader,
    ComplaintStage,
    ComplaintStep,
    ComplaintTheme,
)
from sightline.apps.feedback.models.praise import Compliment, FeedbackReport, Survey, SurveyResult
from sightline.apps.feedback.models.voice import Heard, Offered, Reading

__all__ = [
    "Complaint",
    "ComplaintReader",
    "ComplaintStage",
    "ComplaintStep",
    "ComplaintTheme",
    "Compliment",
    "FeedbackReport",
    "Heard",
    "Offered",
    "Reading",
    "Survey",
    "SurveyResult",
]
