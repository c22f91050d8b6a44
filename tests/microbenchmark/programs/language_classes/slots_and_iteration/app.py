"""A class with `__slots__`, `__iter__` by generator, `__contains__` by `__iter__`, unpacking of an instance."""

from fastapi import FastAPI

app = FastAPI()


class Pair:
    __slots__ = ("a", "b")

    def __init__(self, a, b):  # on: loop
        self.a, self.b = a, b

    def __iter__(self):  # missing on: loop (unpacking and in run no iterator)
        yield self.a
        yield self.b


class Row:
    def __getitem__(self, index):  # missing on: loop (iteration does not fall back on __getitem__)
        if index > 1:
            raise IndexError
        return index


@app.get("/")
async def read():  # on: loop
    first, second = Pair(1, 2)  # calls: Pair.__init__; missing calls: Pair.__iter__ (unpacking and in run no iterator)
    found = 2 in Pair(1, 2)  # calls: Pair.__init__; missing calls: Pair.__iter__ (unpacking and in run no iterator)
    rows = [cell for cell in Row()]  # missing calls: Row.__getitem__ (iteration does not fall back on __getitem__)
    return first, found, rows, [*Pair(3, 4)]  # calls: Pair.__init__; missing calls: Pair.__iter__ (unpacking and in run no iterator)
