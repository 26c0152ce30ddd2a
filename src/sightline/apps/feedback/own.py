"""Stages, themes, scales and tools as this authority has them: its own files, else the shipped."""

from collections.abc import Mapping
from pathlib import Path

from django.conf import settings

from sightline.apps.feedback import stages, voice_rules
from sightline.apps.feedback.stages import Policy
from sightline.apps.feedback.voice_rules import Scale, VoiceTool


def policy() -> Policy:
    return stages.policy(_data())


def scales() -> Mapping[str, Scale]:
    return voice_rules.scales(_data())


def voice_tools() -> Mapping[str, VoiceTool]:
    return voice_rules.voice_tools(_data())


def problems() -> list[str]:
    """Why files of the data folder are not used, for whoever can mend them."""
    own = policy().problem
    return [*([own] if own else []), *voice_rules.problems(_data())]


def _data() -> Path:
    return Path(settings.SIGHTLINE_DATA)
