"""Talking to the model."""

import asyncio
from collections.abc import AsyncIterator

from fastapi import APIRouter, HTTPException
from fastapi.responses import StreamingResponse
from langchain_openai import ChatOpenAI
from openai import OpenAI

from app.config import settings
from app.dependencies import CurrentUser
from app.graph import chat_graph
from app.llm import creative_llm, llm, title_chain
from app.schemas import ChatReply, ChatRequest
from app.services.moderation import is_allowed

router = APIRouter(prefix="/chat", tags=["chat"])


@router.post("")
async def chat(request: ChatRequest, user: CurrentUser):
    """Answer one message of a conversation."""
    config = {"configurable": {"thread_id": f"{user}:{request.thread_id}"}}
    result = chat_graph.ainvoke({"messages": [("human", request.message)]}, config)
    return {"answer": result}


@router.post("/quick")
async def quick_chat(request: ChatRequest):
    """Answer without any history."""
    return llm.ainvoke(request.message)


@router.post("/draft")
async def draft(request: ChatRequest):
    """Answer with a model of its own, warmer than the others."""
    model = ChatOpenAI(
        model=settings.openai_model,
        api_key=settings.openai_api_key or "not-set",
        temperature=1.0,
    )
    response = model.ainvoke(request.message)
    return {"draft": response}


@router.post("/plain")
async def plain_chat(request: ChatRequest) -> ChatReply:
    """Answer and wait for the whole answer."""
    reply = llm.invoke(request.message)
    return ChatReply(answer=str(reply.content))


@router.post("/translate")
async def translate(request: ChatRequest) -> ChatReply:
    """Translate a message to English."""
    client = OpenAI(api_key=settings.openai_api_key or "not-set")
    completion = client.chat.completions.create(
        model=settings.openai_model,
        messages=[{"role": "user", "content": f"Translate to English: {request.message}"}],
    )
    return ChatReply(answer=completion.choices[0].message.content or "")


@router.post("/moderated")
async def moderated_chat(request: ChatRequest) -> ChatReply:
    """Answer only what the rules of the house allow."""
    if not is_allowed(request.message):
        raise HTTPException(status_code=400, detail="Please rephrase that.")
    reply = await llm.ainvoke(request.message)
    return ChatReply(answer=str(reply.content))


@router.post("/threads/{thread_id}")
async def chat_in_thread(thread_id: str, request: ChatRequest) -> ChatReply:
    """Answer one message of a named conversation."""
    config = {"configurable": {"thread_id": thread_id}}
    result = await chat_graph.ainvoke({"messages": [("human", request.message)]}, config)
    return ChatReply(answer=str(result["messages"][-1].content))


@router.post("/compare")
async def compare(request: ChatRequest) -> dict[str, str]:
    """Ask two models at once."""
    careful, creative = await asyncio.gather(
        llm.ainvoke(request.message), creative_llm.ainvoke(request.message)
    )
    return {"careful": str(careful.content), "creative": str(creative.content)}


@router.post("/title")
async def title(request: ChatRequest) -> ChatReply:
    """Answer, then find a title for the answer."""
    reply = await llm.ainvoke(request.message)
    return ChatReply(answer=await title_chain.ainvoke({"message": reply.content}))


@router.post("/stream")
async def stream(request: ChatRequest) -> StreamingResponse:
    """Send the answer piece by piece."""

    async def pieces() -> AsyncIterator[str]:
        async for chunk in llm.astream(request.message):
            yield str(chunk.content)

    return StreamingResponse(pieces(), media_type="text/plain")
