"""Web pages as plain text."""

import re

from app.services.http import get_text

TAG = re.compile(r"<[^>]+>")


class PageLoader:
    """Loads web pages and leaves out their markup."""

    def __init__(self, max_length: int = 20_000) -> None:
        self.max_length = max_length

    def load(self, url: str) -> str:
        """Return the text of a page without its markup."""
        return TAG.sub(" ", get_text(url)).strip()[: self.max_length]
