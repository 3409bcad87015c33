"""The networks, each loadable from a folder or a hub: `Imagine.load(folder)` and so on."""

from generator.networks.checkpoint import Checkpoint, CheckpointError
from generator.networks.edit import Change, Edit, edited
from generator.networks.imagine import Imagine
from generator.networks.reader import Checker, Judge, Reader, Reading
from generator.networks.tutorial import TutorialGenerator
from generator.networks.zoom import Zoom

__all__ = [
    "Change",
    "Checker",
    "Checkpoint",
    "CheckpointError",
    "Edit",
    "Imagine",
    "Judge",
    "Reader",
    "Reading",
    "TutorialGenerator",
    "Zoom",
    "edited",
]
