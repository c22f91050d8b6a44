"""Import of web pages as documents."""

from app.schemas import DocumentIn
from app.services.pages import PageLoader

MAX_TITLE = 60

loader = PageLoader()


def import_page(url: str) -> DocumentIn:
    """Turn a web page into a document."""
    return as_document(url)


def as_document(url: str) -> DocumentIn:
    """Load a page; its beginning is the title."""
    text = loader.load(url)
    return DocumentIn(title=text[:MAX_TITLE], text=text)
