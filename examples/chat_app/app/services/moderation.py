"""Does a message keep to the rules of the house?"""

from openai import OpenAI

from app.config import settings

client = OpenAI(api_key=settings.openai_api_key or "not-set")


def is_allowed(message: str) -> bool:
    """Ask the moderation endpoint."""
    result = client.moderations.create(input=message)
    return not result.results[0].flagged
