"""`invoke` inside an `async def` node holds up the event loop, inside a `def` node it does not."""

from typing import TypedDict

from fastapi import FastAPI
from langchain_core.runnables import RunnableLambda
from langgraph.graph import START, StateGraph

app = FastAPI()


class State(TypedDict, total=False):
    text: str


def summarize(text):  # missing on: loop (invoke runs a def where the call stands, not in a worker thread); spurious on: thread (invoke runs a def where the call stands, not in a worker thread)
    return text[:1]


def translate(text):  # on: thread
    return text


summary = RunnableLambda(summarize)
translation = RunnableLambda(translate)


async def async_node(state):  # on: loop
    return {"text": summary.invoke(state["text"])}


def def_node(state):  # on: thread
    return {"text": translation.invoke(state["text"])}


graph = StateGraph(State).add_sequence([async_node, def_node]).add_edge(START, "async_node").compile()


@app.get("/")
async def run():  # on: loop
    return await graph.ainvoke({"text": "abc"})
