"""`invoke` and `batch` of runnables: on the event loop in an `async def`, in a worker thread in a `def`."""

from fastapi import FastAPI
from langchain_core.runnables import RunnableLambda

app = FastAPI()


def clean(text):  # on: thread; missing on: loop (invoke runs a def where the call stands, not in a worker thread)
    return text.strip()


def upper(text):  # on: thread
    return text.upper()


cleaner = RunnableLambda(clean)
shouter = RunnableLambda(upper) | RunnableLambda(clean)


@app.get("/async")
async def run():  # on: loop
    return cleaner.invoke(" a ")


@app.get("/def")
def run_def():  # on: thread
    return shouter.invoke(" a ")
