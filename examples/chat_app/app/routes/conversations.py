"""Conversations of the current user."""

from fastapi import APIRouter
from sqlalchemy import select

from app.db import Conversation
from app.dependencies import CurrentUser, SessionDep
from app.schemas import ConversationIn, ConversationOut

router = APIRouter(prefix="/conversations", tags=["conversations"])


@router.get("", response_model=list[ConversationOut])
async def list_conversations(session: SessionDep, user: CurrentUser):
    """List the conversations of the current user."""
    found = await session.scalars(select(Conversation).where(Conversation.owner == user))
    return found.all()


@router.post("", status_code=201, response_model=ConversationOut)
async def open_conversation(conversation: ConversationIn, session: SessionDep, user: CurrentUser):
    """Open a conversation."""
    row = Conversation(title=conversation.title, owner=user)
    session.add(row)
    await session.flush()
    session.commit()
    return row


@router.delete("/{conversation_id}", status_code=204)
async def delete_conversation(conversation_id: int, session: SessionDep) -> None:
    """Delete a conversation."""
    row = await session.get(Conversation, conversation_id)
    if row is not None:
        await session.delete(row)
        await session.commit()
