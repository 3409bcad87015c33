"""Pictures by the networks: plain for the command line, checked for the service."""

from generator.making.plain import LONGEST_CAPTION, MakingError, change, draw, enlarge, pixels

__all__ = ["LONGEST_CAPTION", "MakingError", "change", "draw", "enlarge", "pixels"]
