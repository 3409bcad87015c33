"""The tables, as SQLAlchemy classes. Alembic's migrations in `data.store` follow them."""

from data.schema.catalogue import (
    Instruction,
    InstructionKind,
    InstructionStep,
    Photo,
    Product,
    ProductFact,
    Review,
    SizeChart,
    Variant,
)
from data.schema.conversations import Conversation, Message, PendingPicture, Rating, Role
from data.schema.declarative import Schema, UtcDateTime, utc_now
from data.schema.embeddings import Embedding
from data.schema.handoffs import EndedBy, Handoff, HandoffReason
from data.schema.knowledge import FaqEntry, Policy
from data.schema.orders import (
    Customer,
    Order,
    OrderLine,
    OrderStatus,
    Return,
    ReturnStatus,
    Shipment,
    TrackingEvent,
)
from data.vocabulary.parts import PART_NAMES, Part

__all__ = [
    "PART_NAMES",
    "Conversation",
    "Customer",
    "Embedding",
    "EndedBy",
    "FaqEntry",
    "Handoff",
    "HandoffReason",
    "Instruction",
    "InstructionKind",
    "InstructionStep",
    "Message",
    "Order",
    "OrderLine",
    "OrderStatus",
    "Part",
    "PendingPicture",
    "Photo",
    "Policy",
    "Product",
    "ProductFact",
    "Rating",
    "Return",
    "ReturnStatus",
    "Review",
    "Role",
    "Schema",
    "Shipment",
    "SizeChart",
    "TrackingEvent",
    "UtcDateTime",
    "Variant",
    "utc_now",
]
