"""LangChain runnables under `ainvoke`: `async def` on the event loop, `def` in a worker thread."""

from fastapi import FastAPI
from langchain_core.runnables import RunnableBranch, RunnableLambda, RunnableParallel, RunnablePassthrough, chain

app = FastAPI()


def shout(text):  # on: thread
    return strip(text).upper()  # calls: strip


def strip(text):  # on: thread
    return text.strip()


async def whisper(text):  # on: loop
    return text.lower()


def count(text):  # missing on: thread (no row for the keyword arguments of RunnableParallel)
    return len(text)


def head(text):  # on: thread
    return text[:1]


def both_def(text):  # spurious on: thread (the func of a RunnableLambda that has an afunc runs under invoke only)
    return text


async def both_async(text):  # on: loop
    return text


@chain
def rank(text):  # missing on: thread (@chain is a row for a call, not for a decorator)
    return text


@chain
async def retrieve(text):  # on: loop
    return text


def is_long(text):  # missing on: thread (no row for the functions that RunnableBranch is given)
    return len(text) > 3


pipeline = RunnableLambda(shout) | whisper | RunnableLambda(both_def, afunc=both_async) | rank | retrieve
parallel = RunnableParallel(count=count, head=RunnableLambda(head))
assigned = RunnablePassthrough.assign(size=lambda values: len(values))  # missing on: thread (no row for the functions that RunnablePassthrough.assign is given)
branch = RunnableBranch(
    (is_long, lambda text: "long"),
    lambda text: "short",  # missing on: thread (no row for the functions that RunnableBranch is given)
)


@app.get("/pipeline")
async def run_pipeline():  # on: loop
    return await pipeline.ainvoke(" Tea ")


@app.get("/parallel")
async def run_parallel():  # on: loop
    return await parallel.ainvoke("tea")


@app.get("/assigned")
async def run_assigned():  # on: loop
    return await assigned.ainvoke({"a": 1})


@app.get("/branch")
async def run_branch():  # on: loop
    return await branch.ainvoke("tea")
