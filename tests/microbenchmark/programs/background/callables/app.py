"""Background tasks that are lambdas, partials, instances, nested functions."""

from functools import partial

from fastapi import BackgroundTasks, FastAPI

app = FastAPI()


def write(line, level):  # on: thread
    return line


async def publish(topic, message):  # on: loop
    return topic


class Webhook:
    async def __call__(self, url):  # on: loop
        return url


class Counter:
    def __call__(self):  # on: thread
        return 1


@app.get("/")
async def index(tasks: BackgroundTasks):  # on: loop
    def cleanup():  # on: thread
        return None

    async def refresh():  # on: loop
        return None

    tasks.add_task(lambda: write("a", "info"))  # on: thread; calls: write
    tasks.add_task(partial(write, "b"), "info")
    tasks.add_task(partial(publish, "topic"), "b")
    tasks.add_task(Webhook(), "https://example.org")
    tasks.add_task(Counter())
    tasks.add_task(cleanup)
    tasks.add_task(refresh)
