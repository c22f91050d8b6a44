"""`zip`, `enumerate`, `reversed`, `sorted`, `list`, `set` hand the functions of a list on."""

from fastapi import FastAPI

app = FastAPI()


def first():  # on: loop
    return 1


def second():  # on: loop
    return 2


STEPS = [first, second]


@app.get("/enumerate")
async def numbered():  # on: loop
    return [step() for _, step in enumerate(STEPS)]  # calls: first, second


@app.get("/zip")
async def zipped():  # on: loop
    return [step() for step, _ in zip(STEPS, "ab")]  # calls: first, second


@app.get("/reversed")
async def backwards():  # on: loop
    return [step() for step in reversed(STEPS)]  # calls: first, second


@app.get("/copies")
async def copies():  # on: loop
    first_copy = [step() for step in list(STEPS)]  # calls: first, second
    return first_copy, [step() for step in tuple(STEPS)]  # calls: first, second


@app.get("/sorted")
async def ordered():  # on: loop
    return [step() for step in sorted(STEPS, key=id)]  # calls: first, second


@app.get("/next")
async def one():  # on: loop
    return next(iter(STEPS))()  # calls: first; spurious calls: second (items of a list are not told apart)
