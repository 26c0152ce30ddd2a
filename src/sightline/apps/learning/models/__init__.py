from sightline.apps.learning.models.assessment import Assessment, AssessmentSection
from sightline.apps.learning.models.forum import AgendaItem, Attendance, Cascade, Forum
from sightline.apps.learning.models.learnt import Learnt, Training

__all__ = [
    "AgendaItem",
    "Assessment",
    "AssessmentSection",
    "Attendance",
    "Cascade",
    "Forum",
    "Learnt",
    "Training",
]
