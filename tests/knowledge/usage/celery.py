"""Celery: sending and asking wait, signatures and reading the task do not; tasks run elsewhere."""

import time

from celery import Celery, Task, chain, chord, group, shared_task
from celery.result import AsyncResult

app = Celery("tasks", broker="redis://localhost", backend="redis://localhost")
app.conf.update(task_track_started=True)


@app.task
def add(a: int, b: int):
    time.sleep(1)
    return a + b


@app.task(bind=True, max_retries=3)
def slow(self: Task, name: str):
    self.update_state(state="PROGRESS")
    time.sleep(1)


@shared_task
def shared(a: int):
    time.sleep(a)


async def send(name: str):
    add.delay(1, 2)  # blocks: socket
    slow.apply_async(args=[name], countdown=5)  # blocks: socket
    result = app.send_task("tasks.add", args=[1, 2])  # blocks: socket
    other = shared.delay(3)  # blocks: socket
    other.get(timeout=5)  # blocks: socket
    return result.id


async def results(task_id: str):
    result = AsyncResult(task_id, app=app)
    if result.ready():  # blocks: socket
        return result.get()  # blocks: socket
    app.AsyncResult(task_id).forget()  # blocks: socket
    app.control.revoke(task_id, terminate=True)  # blocks: socket
    return app.control.inspect().active()  # blocks: socket


async def canvas():
    group(add.s(i, i) for i in range(3)).apply_async()  # blocks: socket
    chain(add.s(1, 2), add.s(3)).delay()  # blocks: socket
    chord([add.s(1, 2)])(shared.s())  # blocks: socket
    (add.s(1, 2) | add.s(3)).apply_async()  # blocks: socket
    signature = add.si(1, 2).set(queue="q")
    signature.delay()  # blocks: socket
