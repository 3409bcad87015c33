"""Alembic's entry: runs the migrations on the connection that `Database.migrate` hands over."""

from alembic import context

from data.schema import Schema

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Schema.metadata,
    render_as_batch=True,
    user_module_prefix="",
)
with context.begin_transaction():
    context.run_migrations()
