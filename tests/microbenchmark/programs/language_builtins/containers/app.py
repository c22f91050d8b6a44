"""`zip`, `enumerate`, `reversed`, `sorted`, `list`, `set` hand the functions of a list on."""

from fastapi import FastAPI

app = FastAPI()


def first():  # missing on: loop (builtins that hand items on give nothing)
    return 1


def second():  # missing on: loop (builtins that hand items on give nothing)
    return 2


STEPS = [first, second]


@app.get("/enumerate")
async def numbered():  # on: loop
    return [step() for _, step in enumerate(STEPS)]  # missing calls: first, second (builtins that hand items on give nothing)


@app.get("/zip")
async def zipped():  # on: loop
    return [step() for step, _ in zip(STEPS, "ab")]  # missing calls: first, second (builtins that hand items on give nothing)


@app.get("/reversed")
async def backwards():  # on: loop
    return [step() for step in reversed(STEPS)]  # missing calls: first, second (builtins that hand items on give nothing)


@app.get("/copies")
async def copies():  # on: loop
    first_copy = [step() for step in list(STEPS)]  # missing calls: first, second (containers made by list, tuple or dict are empty)
    return first_copy, [step() for step in tuple(STEPS)]  # missing calls: first, second (containers made by list, tuple or dict are empty)


@app.get("/sorted")
async def ordered():  # on: loop
    return [step() for step in sorted(STEPS, key=id)]  # missing calls: first, second (builtins that hand items on give nothing)


@app.get("/next")
async def one():  # on: loop
    return next(iter(STEPS))()  # missing calls: first (builtins that hand items on give nothing)
