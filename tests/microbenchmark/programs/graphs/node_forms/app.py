"""More nodes: partials, instances, sequences, subgraphs, a builder that is a class, `add_sequence`."""

from functools import partial
from typing import TypedDict

from fastapi import FastAPI
from langgraph.graph import START, StateGraph

app = FastAPI()


class State(TypedDict, total=False):
    text: str


def translate(state, language):  # on: thread
    return {"text": language}


class Summarize:
    def __call__(self, state):  # on: thread
        return {"text": "short"}


class Answer:
    async def __call__(self, state):  # on: loop
        return {"text": "answer"}


def first(state):  # on: thread
    return {"text": "1"}


async def second(state):  # on: loop
    return {"text": "2"}


def route(state):  # on: thread
    return "summarize"


def inner_node(state):  # on: thread
    return {"text": "inner"}


inner = StateGraph(State).add_node("inner", inner_node).add_edge(START, "inner").compile()


class Agent:
    def __init__(self):  # on: import
        builder = StateGraph(State)
        builder.add_sequence([first, second])
        builder.add_node("translate", partial(translate, language="en"))
        builder.add_node("summarize", Summarize())
        builder.add_node("answer", Answer())
        builder.add_node("inner", inner)
        builder.add_node("close", self.close)
        builder.add_edge(START, "first")
        builder.add_edge("second", "translate")
        builder.add_conditional_edges("translate", route)
        builder.add_edge("summarize", "answer")
        builder.add_edge("answer", "inner")
        builder.add_edge("inner", "close")
        self.graph = builder.compile()

    def close(self, state):  # on: thread
        return {"text": "done"}

    async def run(self, text):  # on: loop
        return await self.graph.ainvoke({"text": text})


agent = Agent()  # calls: Agent.__init__


@app.get("/")
async def run():  # on: loop
    return await agent.run("a")  # calls: Agent.run
