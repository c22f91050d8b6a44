"""`sum`, `any`, `all`, `max`, `dict`, `join`: a builtin runs the generator expression that it is given."""

from fastapi import FastAPI

app = FastAPI()


def size(row):  # on: loop
    return len(row)


def is_old(row):  # on: loop
    return row == "old"


def is_valid(row):  # on: loop
    return bool(row)


def label(row):  # on: loop
    return row.upper()


@app.get("/")
async def read():  # on: loop
    rows = ["old", "new"]
    total = sum(size(row) for row in rows)  # calls: size
    found = any(is_old(row) for row in rows)  # calls: is_old
    valid = all(is_valid(row) for row in rows)  # calls: is_valid
    return total, found, valid, ", ".join(label(row) for row in rows)  # calls: label
