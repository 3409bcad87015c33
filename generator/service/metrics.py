"""What the service counts, in Prometheus's format."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_LATEST

CONTENT_TYPE: Final = CONTENT_TYPE_LATEST
_SECONDS: Final = (0.025, 0.05, 0.1, 0.2, 0.4, 0.8, 1.6, 3.2, 6.4, 12.8, 30.0)
_SIZES: Final = (1, 2, 4, 8, 16, 32, 64)
_SCORES: Final = (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 0.98, 1.0)


class Metrics:
    """One service's counters; `outcome` is `made`, `cached`, `busy`, `gone` or a problem's slug."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self.requests = Counter(
            "vitrine_generator_requests",
            "Requests answered, by operation and outcome.",
            ("operation", "outcome"),
            registry=self._registry,
        )
        self.seconds = Histogram(
            "vitrine_generator_seconds",
            "How long answers took, cached ones left out.",
            ("operation",),
            buckets=_SECONDS,
            registry=self._registry,
        )
        self.scores = Histogram(
            "vitrine_generator_checker_score",
            "The checker's scores of the pictures sent.",
            ("operation",),
            buckets=_SCORES,
            registry=self._registry,
        )
        self.batches = Histogram(
            "vitrine_generator_batch_size",
            "Pictures that went through a network together.",
            ("step",),
            buckets=_SIZES,
            registry=self._registry,
        )

    def watch(self, name: str, description: str, value: Callable[[], float]) -> None:
        """A gauge that is read whenever somebody asks."""
        Gauge(f"vitrine_generator_{name}", description, registry=self._registry).set_function(value)

    def text(self) -> bytes:
        """All of it, for a scrape."""
        return generate_latest(self._registry)
