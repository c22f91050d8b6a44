"""A function of another file given to a function of a third."""

from fastapi import FastAPI

from formats import as_csv
from reports import render

app = FastAPI()


@app.get("/")
async def read():  # on: loop
    return render([1, 2], as_csv)  # calls: render
