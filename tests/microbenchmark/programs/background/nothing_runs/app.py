"""What does nothing as a background task: generator functions, lambdas that return a coroutine.

GET /
"""

from fastapi import BackgroundTasks, FastAPI

app = FastAPI()


def lines():  # spurious on: thread (a generator function as background task does nothing)
    yield "line"


async def events():  # spurious on: loop (a generator function as background task does nothing)
    yield "event"


async def notify():  # spurious on: thread (a coroutine that a def makes and hands on unawaited is taken to run there)
    return None


@app.get("/")
async def index(tasks: BackgroundTasks):  # on: loop
    tasks.add_task(lines)
    tasks.add_task(events)
    tasks.add_task(lambda: notify())  # on: thread; makes: notify
