"""`iter` and `next` on a project class; `iter(callable, sentinel)` calls it until it gives the sentinel."""

from fastapi import FastAPI

app = FastAPI()


class Cursor:
    def __init__(self):  # on: loop
        self.left = 2

    def __iter__(self):  # on: loop
        return self

    def __next__(self):  # on: loop
        if not self.left:
            raise StopIteration
        self.left -= 1
        return self.left


class Reader:
    def read(self):  # on: loop
        return b""


@app.get("/next")
async def read_next():  # on: loop
    cursor = iter(Cursor())  # calls: Cursor.__init__; missing calls: Cursor.__iter__ (builtins run no special method of their argument)
    return next(cursor)  # missing calls: Cursor.__next__ (builtins run no special method of their argument)


@app.get("/all")
async def read_all():  # on: loop
    return list(Cursor()), [row for row in Cursor()]  # calls: Cursor.__init__, Cursor.__iter__, Cursor.__next__


@app.get("/sentinel")
async def read_to_sentinel():  # on: loop
    reader = Reader()
    return [chunk.decode() for chunk in iter(reader.read, b"")]  # calls: Reader.read
