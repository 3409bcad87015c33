"""How long and how thoroughly is measured."""

from __future__ import annotations

from dataclasses import dataclass


class BenchmarkError(Exception):
    """Something that cannot be measured; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What the command line asks for.

    Attributes:
        seconds: to measure for in all; starting processes and compiling come on top.
        quick: only whether everything works, with the smallest batches, and nothing compiled.
        thorough: every way to run every network, of which compiling takes minutes.
    """

    seconds: float = 80.0
    quick: bool = False
    thorough: bool = False

    @property
    def rounds(self) -> int:
        """How often everything takes its turn."""
        return 1 if self.quick else 7 if self.thorough else 3

    def some(self, batches: tuple[int, ...]) -> tuple[int, ...]:
        """The batches to measure of `batches`."""
        return batches[:1] if self.quick else batches
