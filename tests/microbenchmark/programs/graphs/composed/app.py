"""Runnables around runnables: `with_retry`, `with_fallbacks`, `bind`, `map`, `pipe`, a function that returns a runnable."""

from fastapi import FastAPI
from langchain_core.runnables import RunnableLambda

app = FastAPI()


def first(text):  # on: thread
    return check(text)  # calls: check


def check(text):  # on: thread
    raise ValueError(text)


def second(text, times=1):  # on: thread
    return text * times


async def third(texts):  # on: loop
    return texts[0]


def choose(text):  # missing on: thread (no row for the functions that pipe is given)
    return RunnableLambda(fourth)


def fourth(text):  # on: thread
    return text


pipeline = (
    RunnableLambda(first)
    .with_fallbacks([RunnableLambda(second).bind(times=2)])
    .pipe(list)
    .pipe(RunnableLambda(third).with_retry())
    .pipe(choose)
)


@app.get("/")
async def run():  # on: loop
    return await pipeline.ainvoke("a")
