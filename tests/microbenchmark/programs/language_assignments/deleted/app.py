"""`del` unbinds a name; the builtin of that name comes back."""

from fastapi import FastAPI

app = FastAPI()


def sorted(rows):  # on: import; spurious on: loop (del unbinds no module's name)
    return rows


FIRST = sorted([2, 1])  # calls: sorted
del sorted


@app.get("/")
async def read():  # on: loop
    return sorted(FIRST)  # spurious calls: sorted (del unbinds no module's name)
