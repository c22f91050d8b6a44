"""`tenacity.retry`: keeps the kind of the function."""

from fastapi import FastAPI
from tenacity import retry, stop_after_attempt

app = FastAPI()


@app.get("/async")
@retry(stop=stop_after_attempt(2))
async def read_async():  # on: loop
    return await fetch()  # calls: fetch


@app.get("/def")
@retry(stop=stop_after_attempt(2))
def read_def():  # on: thread
    return query()  # calls: query


@retry(stop=stop_after_attempt(2))
async def fetch():  # on: loop
    return 1


@retry
def query():  # on: thread
    return 2
