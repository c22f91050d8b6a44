"""Generators that take generators: each stage runs when the last is run through."""

from fastapi import FastAPI

app = FastAPI()


def read_lines():  # on: loop
    yield " a "


def strip(lines):  # on: loop
    for line in lines:  # calls: read_lines
        yield clean(line)  # calls: clean


def clean(line):  # on: loop
    return line.strip()


@app.get("/")
async def read():  # on: loop
    return [line for line in strip(read_lines())]  # calls: strip
