"""Alembic: commands run migrations."""

from alembic import command
from alembic.config import Config


async def migrate():
    config = Config("alembic.ini")
    command.upgrade(config, "head")  # blocks: db
