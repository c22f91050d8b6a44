"""Messages to the outside about what happened in here."""

from app.config import settings
from app.services.http import post_json


def announce_document(title: str) -> None:
    """Tell the webhook about a new document."""
    post_json(settings.webhook_url, {"event": "document", "title": title})
