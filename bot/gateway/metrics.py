"""What the gateway counts and times, for Prometheus (https://prometheus.io/docs/practices/naming/)."""

from __future__ import annotations

from typing import Final

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    PlatformCollector,
    ProcessCollector,
    generate_latest,
)

_SECONDS: Final = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0)


class Metrics:
    """The gateway's metrics, in a registry of their own."""

    def __init__(self) -> None:
        registry = self._registry = CollectorRegistry()
        ProcessCollector(registry=registry)
        PlatformCollector(registry=registry)
        self.messages = Counter(
            "vitrine_messages", "Messages logged, by who wrote them.", ["role"], registry=registry
        )
        self.refused = Counter(
            "vitrine_refused_messages", "Messages not taken, by why.", ["reason"], registry=registry
        )
        self.answer_seconds = Histogram(
            "vitrine_answer_seconds",
            "Time from a shopper's message to its answer, waiting included.",
            buckets=_SECONDS,
            registry=registry,
        )
        self.dialogue_seconds = Histogram(
            "vitrine_dialogue_seconds", "Time the dialogue takes.", buckets=_SECONDS, registry=registry
        )
        self.dialogue_failures = Counter(
            "vitrine_dialogue_failures", "Times the dialogue was away.", registry=registry
        )
        self.in_hand = Gauge(
            "vitrine_messages_in_hand", "Messages taken and not answered yet.", registry=registry
        )
        self.sockets = Gauge(
            "vitrine_sockets", "Connected sockets, by dialect.", ["dialect"], registry=registry
        )
        self.pictures = Counter(
            "vitrine_pictures",
            "Pictures sent to shoppers, by how they came about and how they stand.",
            ["source", "status"],
            registry=registry,
        )
        self.handoffs = Counter(
            "vitrine_handoffs",
            "Times the dialogue asked for a person, by why.",
            ["reason"],
            registry=registry,
        )
        self.ratings = Counter(
            "vitrine_ratings", "Ratings, by what was rated and how.", ["of", "value"], registry=registry
        )
        self.requests = Histogram(
            "vitrine_http_request_seconds",
            "Time of HTTP requests, by route, method and status.",
            ["route", "method", "status"],
            buckets=_SECONDS,
            registry=registry,
        )

    def exposition(self) -> bytes:
        """All metrics in Prometheus' text format."""
        return generate_latest(self._registry)
