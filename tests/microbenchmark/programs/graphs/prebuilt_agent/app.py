"""LangChain's `create_agent`: its tools and middleware."""

from fastapi import FastAPI
from langchain.agents import create_agent
from langchain_core.language_models.fake_chat_models import GenericFakeChatModel
from langchain_core.messages import AIMessage, ToolCall
from langchain_core.tools import tool

app = FastAPI()


def search(query: str) -> str:  # on: thread
    """Search."""
    return query


@tool
async def fetch(url: str) -> str:  # on: loop
    """Fetch."""
    return url


class Model(GenericFakeChatModel):
    def bind_tools(self, tools, **kwargs):  # missing on: loop (no hooks for the methods that LangChain calls)
        return self


call = ToolCall(name="search", args={"query": "a"}, id="1")
other = ToolCall(name="fetch", args={"url": "b"}, id="2")


@app.get("/")
async def run():  # on: loop
    answers = iter([AIMessage(content="", tool_calls=[call, other]), AIMessage(content="done")])
    agent = create_agent(Model(messages=answers), tools=[search, fetch])
    result = await agent.ainvoke({"messages": [{"role": "user", "content": "hi"}]})
    return result["messages"][-1].content
