"""The bodies of requests and responses."""

from pydantic import BaseModel, ConfigDict


class ChatRequest(BaseModel):
    """One message of a user."""

    message: str
    thread_id: str = "default"


class ChatReply(BaseModel):
    """The answer to one message."""

    answer: str


class DocumentIn(BaseModel):
    """A document to store."""

    title: str
    text: str


class DocumentOut(DocumentIn):
    """A stored document."""

    model_config = ConfigDict(from_attributes=True)

    id: int


class ImportRequest(BaseModel):
    """A web page to turn into a document."""

    url: str


class ConversationIn(BaseModel):
    """A conversation to open."""

    title: str


class ConversationOut(ConversationIn):
    """A conversation of the current user."""

    model_config = ConfigDict(from_attributes=True)

    id: int | None
    owner: str
