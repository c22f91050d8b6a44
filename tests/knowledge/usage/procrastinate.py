"""Procrastinate."""

import time

from procrastinate import App, PsycopgConnector

app = App(connector=PsycopgConnector())


@app.task(queue="sums")
def add(a: int, b: int):
    time.sleep(1)


@app.task
async def work(name: str):
    return name


async def send(name: str):
    add.defer(a=1, b=2)  # blocks: db
    await work.defer_async(name=name)
    work.defer_async(name=name)  # lost
    await add.configure(lock="a").defer_async(a=1, b=2)
    async with app.open_async():
        await app.run_worker_async(wait=False)
