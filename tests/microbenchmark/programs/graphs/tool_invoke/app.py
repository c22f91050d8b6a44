"""`tool.invoke` runs a `def` tool where the call stands."""

from fastapi import FastAPI
from langchain_core.tools import tool

app = FastAPI()


@tool
def search(query: str) -> str:  # missing on: loop (invoke runs a def where the call stands, not in a worker thread); spurious on: thread (invoke runs a def where the call stands, not in a worker thread)
    """Search."""
    return query


@tool
def count(text: str) -> int:  # on: thread
    """Count."""
    return len(text)


@app.get("/async")
async def run():  # on: loop
    return search.invoke({"query": "a"})


@app.get("/def")
def run_def():  # on: thread
    return count.invoke({"text": "a"})
