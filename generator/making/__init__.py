"""Pictures by the networks: plain for the command line, checked for the service."""

from generator.making.plain import MakingError, change, draw, enlarge, pixels

__all__ = ["MakingError", "change", "draw", "enlarge", "pixels"]
