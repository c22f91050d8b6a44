"""LangChain's `run_in_executor`: in a worker thread."""

from fastapi import FastAPI
from langchain_core.runnables.config import run_in_executor

app = FastAPI()


def load(path):  # missing on: thread (no row for run_in_executor of langchain_core)
    return read(path)  # calls: read


def read(path):  # missing on: thread (no row for run_in_executor of langchain_core)
    return path


@app.get("/")
async def run():  # on: loop
    return await run_in_executor(None, load, "a.txt")
