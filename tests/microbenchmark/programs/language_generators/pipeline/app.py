"""Generators that take generators: each stage runs when the last is run through."""

from fastapi import FastAPI

app = FastAPI()


def read_lines():  # missing on: loop (an iterator that is given on is not run where it is iterated)
    yield " a "


def strip(lines):  # on: loop
    for line in lines:  # missing calls: read_lines (an iterator that is given on is not run where it is iterated)
        yield clean(line)  # calls: clean


def clean(line):  # on: loop
    return line.strip()


@app.get("/")
async def read():  # on: loop
    return [line for line in strip(read_lines())]  # calls: strip
