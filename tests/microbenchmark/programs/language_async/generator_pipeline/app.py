"""Async generators on top of one another, and one that is closed early: its `finally` runs."""

from contextlib import aclosing

from fastapi import FastAPI

app = FastAPI()


async def lines():  # on: loop
    try:
        yield " a "
        yield " b "
    finally:
        close()  # calls: close


def close():  # on: loop
    return None


async def stripped(source):  # on: loop
    async for line in source:  # calls: lines
        yield clean(line)  # calls: clean


def clean(line):  # on: loop
    return line.strip()


@app.get("/pipeline")
async def pipeline():  # on: loop
    return [line async for line in stripped(lines())]  # calls: stripped


@app.get("/closed")
async def closed():  # on: loop
    async with aclosing(lines()) as source:
        async for line in source:  # calls: lines
            return line
