"""Functions among the positional arguments of `*steps`."""

from fastapi import FastAPI

app = FastAPI()


def strip(text):  # on: loop
    return text.strip()


def lower(text):  # on: loop
    return text.lower()


def run_all(text, *steps):  # on: loop
    for step in steps:
        text = step(text)  # calls: lower, strip
    return text


@app.get("/")
async def read():  # on: loop
    return run_all(" A ", strip, lower)  # calls: run_all
