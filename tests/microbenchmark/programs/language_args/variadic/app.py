"""Functions among the positional arguments of `*steps`."""

from fastapi import FastAPI

app = FastAPI()


def strip(text):  # missing on: loop (what *args and **kwargs hold is not followed)
    return text.strip()


def lower(text):  # missing on: loop (what *args and **kwargs hold is not followed)
    return text.lower()


def run_all(text, *steps):  # on: loop
    for step in steps:
        text = step(text)  # missing calls: lower, strip (what *args and **kwargs hold is not followed)
    return text


@app.get("/")
async def read():  # on: loop
    return run_all(" A ", strip, lower)  # calls: run_all
