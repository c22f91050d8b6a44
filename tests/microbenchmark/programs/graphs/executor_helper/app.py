"""LangChain's `run_in_executor`: in a worker thread."""

from fastapi import FastAPI
from langchain_core.runnables.config import run_in_executor

app = FastAPI()


def load(path):  # on: thread
    return read(path)  # calls: read


def read(path):  # on: thread
    return path


@app.get("/")
async def run():  # on: loop
    return await run_in_executor(None, load, "a.txt")
