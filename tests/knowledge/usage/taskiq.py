"""Taskiq."""

import time

from taskiq import InMemoryBroker, TaskiqEvents

broker = InMemoryBroker()


@broker.task
async def work(name: str):
    time.sleep(1)  # blocks: sleep


@broker.task(task_name="other", retry_on_error=True)
async def other(name: str):
    return name


@broker.on_event(TaskiqEvents.WORKER_STARTUP)
async def startup(state):
    time.sleep(1)


async def send(name: str):
    task = await work.kiq(name)
    result = await task.wait_result(timeout=3)
    other.kiq(name)  # lost
    await other.kicker().with_labels(delay=1).kiq(name)
    await broker.startup()
    return result.return_value
