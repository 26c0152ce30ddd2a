"""Forms of cover reports: begin one, its cover, its sections, its lists, its way."""

from sightline.apps.cover_reports.forms.going import AppendixForm, StopForm
from sightline.apps.cover_reports.forms.parts import AnswerForm, PartForm, SignOffForm
from sightline.apps.cover_reports.forms.reports import (
    BeginForm,
    BlockForm,
    ReleaseForm,
    WithdrawForm,
)
from sightline.apps.cover_reports.forms.samples import AddItemForm, ItemForm

__all__ = [
    "AddItemForm",
    "AnswerForm",
    "AppendixForm",
    "BeginForm",
    "BlockForm",
    "ItemForm",
    "PartForm",
    "ReleaseForm",
    "SignOffForm",
    "StopForm",
    "WithdrawForm",
]
