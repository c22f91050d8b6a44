"""`astream` in a `StreamingResponse`, and nodes that run at the same time."""

import json
import operator
from typing import Annotated, TypedDict

from fastapi import FastAPI
from fastapi.responses import StreamingResponse
from langgraph.graph import START, StateGraph
from langgraph.types import Send

app = FastAPI()


class State(TypedDict, total=False):
    texts: Annotated[list[str], operator.add]


def split(state):  # on: thread
    return {"texts": ["a"]}


def fan_out(state):  # on: thread
    return [Send("work", {"texts": [text]}) for text in state["texts"]]


async def work(state):  # on: loop
    return {"texts": [format_text(text) for text in state["texts"]]}  # calls: format_text


def format_text(text):  # on: loop
    return text.upper()


builder = StateGraph(State)
builder.add_node("split", split)
builder.add_node("work", work)
builder.add_edge(START, "split")
builder.add_conditional_edges("split", fan_out, ["work"])
graph = builder.compile()


async def events():  # on: loop
    async for event in graph.astream({"texts": []}):
        yield encode(event)  # calls: encode


def encode(event):  # on: loop
    return json.dumps(event) + "\n"


@app.get("/")
async def stream():  # on: loop
    return StreamingResponse(events())
