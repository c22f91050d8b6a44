"""Dramatiq."""

import time

import dramatiq


@dramatiq.actor
def work(name: str):
    time.sleep(1)


@dramatiq.actor(max_retries=3)
def other(name: str):
    time.sleep(1)


async def send(name: str):
    message = work.send(name)  # blocks: socket
    other.send_with_options(args=(name,), delay=1000)  # blocks: socket
    dramatiq.group([work.message(name)]).run()  # blocks: socket
    return message.get_result(block=True)  # blocks: socket
