"""`graph.invoke`: in a `def` path operation everything is in threads; in an `async def` one the nodes hold up the event loop."""

from typing import TypedDict

from fastapi import FastAPI
from langgraph.graph import START, StateGraph

app = FastAPI()


class State(TypedDict, total=False):
    text: str


def draft(state):  # on: thread
    return {"text": "draft"}


def edit(state):  # missing on: loop (invoke runs a def where the call stands, not in a worker thread); spurious on: thread (invoke runs a def where the call stands, not in a worker thread)
    return {"text": "edited"}


drafts = StateGraph(State).add_node("draft", draft).add_edge(START, "draft").compile()
edits = StateGraph(State).add_node("edit", edit).add_edge(START, "edit").compile()


@app.get("/def")
def run_def():  # on: thread
    return drafts.invoke({"text": ""})


@app.get("/async")
async def run_async():  # on: loop
    return edits.invoke({"text": ""})
