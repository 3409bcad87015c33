"""pictures that are still being made"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from data.schema import UtcDateTime

revision: str = "0003"
down_revision: str | None = "0002"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_table(
        "pending_pictures",
        sa.Column("message_id", sa.String(length=40), nullable=False),
        sa.Column("picture_id", sa.String(length=40), nullable=False),
        sa.Column("conversation_id", sa.String(length=40), nullable=False),
        sa.Column("job", sa.String(length=40), nullable=False),
        sa.Column("instead", sa.JSON(), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("deadline", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["conversation_id"],
            ["conversations.id"],
            name=op.f("fk_pending_pictures_conversation_id_conversations"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["message_id"],
            ["messages.id"],
            name=op.f("fk_pending_pictures_message_id_messages"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("message_id", "picture_id", name=op.f("pk_pending_pictures")),
    )
    with op.batch_alter_table("pending_pictures", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_pending_pictures_conversation_id"), ["conversation_id"], unique=False
        )


def downgrade() -> None:
    with op.batch_alter_table("pending_pictures", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_pending_pictures_conversation_id"))

    op.drop_table("pending_pictures")
