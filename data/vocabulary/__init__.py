"""The words that shop, studio and networks share: families, materials, patterns, colours, in both languages.

A word here is what a caption says, what an attribute of a training picture holds, and what the studio
knows how to model. The parts of a product are in `data.vocabulary.parts`.
"""

from data.vocabulary.families import FAMILIES, Department, FamilyWord
from data.vocabulary.materials import MATERIALS
from data.vocabulary.patterns import PATTERNS

__all__ = ["FAMILIES", "MATERIALS", "PATTERNS", "Department", "FamilyWord"]
