"""An agent that calls tools: `create_agent` with functions, a tool node."""

from fastapi import FastAPI
from langchain_core.language_models.fake_chat_models import GenericFakeChatModel
from langchain_core.messages import AIMessage, ToolCall
from langgraph.prebuilt import ToolNode
from langgraph.graph import START, MessagesState, StateGraph

app = FastAPI()


def search(query: str) -> str:  # on: thread
    """Search."""
    return rank(query)  # calls: rank


def rank(query):  # on: thread
    return query


async def fetch(url: str) -> str:  # on: loop
    """Fetch."""
    return url


class Model(GenericFakeChatModel):
    def bind_tools(self, tools, **kwargs):  # on: loop
        return self


def calls():  # on: loop
    return [ToolCall(name="search", args={"query": "a"}, id="1"), ToolCall(name="fetch", args={"url": "b"}, id="2")]


async def call_model(state):  # on: loop
    model = Model(messages=iter([AIMessage(content="", tool_calls=calls())]))  # calls: calls
    return {"messages": [await model.bind_tools([search, fetch]).ainvoke(state["messages"])]}  # calls: Model.bind_tools


builder = StateGraph(MessagesState)
builder.add_node("model", call_model)
builder.add_node("tools", ToolNode([search, fetch]))
builder.add_edge(START, "model")
builder.add_edge("model", "tools")
graph = builder.compile()


@app.get("/")
async def run():  # on: loop
    result = await graph.ainvoke({"messages": ["hello"]})
    return len(result["messages"])
