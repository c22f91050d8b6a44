"""`[...]` reads, stores, deletes and slices; `in`; `()`."""

from fastapi import FastAPI

app = FastAPI()


class Row:
    def text(self):  # on: loop
        return "row"


class Table:
    def __getitem__(self, key):  # on: loop
        return Row()

    def __setitem__(self, key, value):  # on: loop
        check(value)  # calls: check

    def __delitem__(self, key):  # on: loop
        check(key)  # calls: check

    def __contains__(self, key):  # on: loop
        return True

    def __call__(self, name):  # on: loop
        return Row()


def check(value):  # on: loop
    return value


@app.get("/")
async def read():  # on: loop
    table = Table()
    table["a"] = 1  # calls: Table.__setitem__
    del table["a"]  # calls: Table.__delitem__
    known = "a" in table  # calls: Table.__contains__
    found = table["a"].text()  # calls: Row.text, Table.__getitem__
    sliced = table[1:2].text()  # calls: Row.text, Table.__getitem__
    return known, found, sliced, table("a").text()  # calls: Row.text, Table.__call__
