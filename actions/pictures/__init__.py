"""Which picture answers a request, and how it comes about: planned here, made by the picture service."""

from actions.pictures.planning import Holding, Look, Plan, Request, Rung, Step, Topic, plan

__all__ = ["Holding", "Look", "Plan", "Request", "Rung", "Step", "Topic", "plan"]
