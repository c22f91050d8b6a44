"""The body of a generator runs where it is iterated: `for`, comprehension, `list`, `next`, `*`, `in`."""

from fastapi import FastAPI

app = FastAPI()


def rows():  # on: loop
    yield load()  # calls: load


def load():  # on: loop
    return 1


@app.get("/for")
async def by_for():  # on: loop
    for row in rows():  # calls: rows
        return row


@app.get("/comprehension")
async def by_comprehension():  # on: loop
    return [row for row in rows()]  # calls: rows


@app.get("/list")
async def by_list():  # on: loop
    return list(rows())  # calls: rows


@app.get("/next")
async def by_next():  # on: loop
    return next(rows())  # calls: rows


@app.get("/star")
async def by_star():  # on: loop
    return [*rows()], max(*rows(), 0)  # calls: rows


@app.get("/in")
async def by_in():  # on: loop
    return 1 in rows()  # missing calls: rows (unpacking and in run no iterator)


@app.get("/unpacked")
async def by_unpacking():  # on: loop
    (first,) = rows()  # missing calls: rows (unpacking and in run no iterator)
    return first
