"""`if`, `not`, `bool`, `len`, `abs`, `round`, `hash`, `int` and `reversed` run special methods."""

from fastapi import FastAPI

app = FastAPI()


class Batch:
    def __init__(self, rows):  # on: loop
        self.rows = rows

    def __bool__(self):  # on: loop
        return bool(self.rows)

    def __len__(self):  # missing on: loop (builtins run no special method of their argument)
        return 3

    def __hash__(self):  # missing on: loop (sets and keys of dicts run no special method)
        return 7

    def __abs__(self):  # missing on: loop (builtins run no special method of their argument)
        return 1

    def __round__(self):  # missing on: loop (builtins run no special method of their argument)
        return 2

    def __int__(self):  # missing on: loop (builtins run no special method of their argument)
        return 4

    def __reversed__(self):  # missing on: loop (builtins run no special method of their argument)
        return iter([])


class Page:
    def __len__(self):  # missing on: loop (builtins run no special method of their argument)
        return 0


@app.get("/")
async def read():  # on: loop
    batch = Batch([1])  # calls: Batch.__init__
    if batch:  # calls: Batch.__bool__
        size = len(batch)  # missing calls: Batch.__len__ (builtins run no special method of their argument)
    if not batch:  # calls: Batch.__bool__
        return None
    truth = bool(Page())  # missing calls: Page.__len__ (builtins run no special method of their argument)
    both = batch and size  # missing calls: Batch.__bool__ (truth tests run no special method)
    by_key = {batch: 1}  # missing calls: Batch.__hash__ (sets and keys of dicts run no special method)
    numbers = abs(batch), round(batch), int(batch)  # missing calls: Batch.__abs__ (builtins run no special method of their argument); missing calls: Batch.__int__ (builtins run no special method of their argument); missing calls: Batch.__round__ (builtins run no special method of their argument)
    return size, truth, both, len(by_key), numbers, list(reversed(batch))  # missing calls: Batch.__reversed__ (builtins run no special method of their argument)
