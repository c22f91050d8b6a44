"""Nodes of a LangGraph graph under `ainvoke`: `async def` on the event loop, `def` in a worker thread."""

from typing import TypedDict

from fastapi import FastAPI
from langgraph.graph import END, START, StateGraph
from nodes import Publisher, draft, grade, research

app = FastAPI()


class State(TypedDict, total=False):
    text: str


publisher = Publisher()
builder = StateGraph(State)
builder.add_node("research", research)
builder.add_node(draft)
builder.add_node("review", publisher.review)
builder.add_node("publish", publisher.publish)
builder.add_node("count", lambda state: {"text": state["text"]})  # on: thread
builder.add_edge(START, "research")
builder.add_edge("research", "draft")
builder.add_conditional_edges("draft", grade, {"good": "review", "bad": END})
builder.add_edge("review", "publish")
builder.add_edge("publish", "count")
graph = builder.compile()


@app.get("/")
async def run():  # on: loop
    return await graph.ainvoke({"text": "a"})
