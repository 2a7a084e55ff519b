"""What Alembic runs: the revisions, on the connection it was given, within the caller's transaction."""

from alembic import context

from salessim.records.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,  # SQLite changes a table by making it anew
)
with context.begin_transaction():
    context.run_migrations()
