"""`abatch`, `batch` and `stream`: `def` functions in worker threads, or where the call stands."""

from fastapi import FastAPI
from langchain_core.runnables import RunnableLambda

app = FastAPI()


def upper(text):  # on: thread
    return text.upper()


async def lower(text):  # on: loop
    return text.lower()


def title(text):  # on: thread
    return text.title()


def strip(text):  # missing on: loop (invoke runs a def where the call stands, not in a worker thread); spurious on: thread (invoke runs a def where the call stands, not in a worker thread)
    return text.strip()


def quote(text):  # missing on: loop (invoke runs a def where the call stands, not in a worker thread); spurious on: thread (invoke runs a def where the call stands, not in a worker thread)
    return f"'{text}'"


@app.get("/abatch")
async def abatch():  # on: loop
    return await (RunnableLambda(upper) | lower).abatch(["a", "b"])


@app.get("/batch")
async def batch():  # on: loop
    return RunnableLambda(title).batch(["a", "b"])


@app.get("/batch/one")
async def batch_of_one():  # on: loop
    return RunnableLambda(strip).batch(["a"])


@app.get("/stream")
async def stream():  # on: loop
    return [chunk for chunk in RunnableLambda(quote).stream("a")]
