"""`[...]` reads, stores, deletes and slices; `in`; `()`."""

from fastapi import FastAPI

app = FastAPI()


class Row:
    def text(self):  # on: loop
        return "row"


class Table:
    def __getitem__(self, key):  # missing on: loop (square brackets run no special method)
        return Row()

    def __setitem__(self, key, value):  # missing on: loop (square brackets run no special method)
        check(value)  # calls: check

    def __delitem__(self, key):  # missing on: loop (square brackets run no special method)
        check(key)  # calls: check

    def __contains__(self, key):  # missing on: loop (in runs no special method)
        return True

    def __call__(self, name):  # on: loop
        return Row()


def check(value):  # missing on: loop (square brackets run no special method)
    return value


@app.get("/")
async def read():  # on: loop
    table = Table()
    table["a"] = 1  # missing calls: Table.__setitem__ (square brackets run no special method)
    del table["a"]  # missing calls: Table.__delitem__ (square brackets run no special method)
    known = "a" in table  # missing calls: Table.__contains__ (in runs no special method)
    found = table["a"].text()  # calls: Row.text; missing calls: Table.__getitem__ (square brackets run no special method)
    sliced = table[1:2].text()  # calls: Row.text; missing calls: Table.__getitem__ (square brackets run no special method)
    return known, found, sliced, table("a").text()  # calls: Row.text, Table.__call__
