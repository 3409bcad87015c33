"""Marks a made picture as made: a label to see, metadata to read, a signature that binds them."""

from generator.marks.credentials import Action, Credentials
from generator.marks.keys import SigningKeyError
from generator.marks.kinds import DigitalSourceType, Kind, Label, Language, Mark
from generator.marks.label import Marked, burn_in, chinese_font
from generator.marks.marker import WEBP_QUALITY, Finished, Marker
from generator.marks.reading import MarksRead, read_marks
from generator.marks.settings import MarkSettings

__all__ = [
    "WEBP_QUALITY",
    "Action",
    "Credentials",
    "DigitalSourceType",
    "Finished",
    "Kind",
    "Label",
    "Language",
    "Mark",
    "MarkSettings",
    "Marked",
    "Marker",
    "MarksRead",
    "SigningKeyError",
    "burn_in",
    "chinese_font",
    "read_marks",
]
