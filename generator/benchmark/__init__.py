"""How fast the networks and the picture service are on this machine, and what they weigh.

Each measurement runs in a process of its own, so that no peak of memory and no compiled code mixes with
another's. What is compared takes turns within one run, so that the differences hold on a busy machine too.
"""

from generator.benchmark.command import benchmark
from generator.benchmark.plan import BenchmarkError, Plan
from generator.benchmark.report import print_tables

__all__ = ["BenchmarkError", "Plan", "benchmark", "print_tables"]
