"""Settings, read once from the environment."""

import os
from dataclasses import dataclass


@dataclass(frozen=True)
class Settings:
    """Everything that differs between one deployment and the next."""

    openai_api_key: str | None
    openai_model: str
    database_path: str
    webhook_url: str


def load_settings() -> Settings:
    """Read the settings from the environment."""
    return Settings(
        openai_api_key=os.getenv("OPENAI_API_KEY"),
        openai_model=os.getenv("OPENAI_MODEL", "gpt-4o-mini"),
        database_path=os.getenv("DATABASE_PATH", "chat_app.db"),
        webhook_url=os.getenv("WEBHOOK_URL", "http://localhost:9000/hooks/chat"),
    )


settings = load_settings()
