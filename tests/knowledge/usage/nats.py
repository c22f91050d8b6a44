"""NATS."""

import time

import nats
from nats.aio.client import Client


async def on_message(message):
    time.sleep(1)  # blocks: sleep
    await message.respond(b"a")


async def main():
    client = await nats.connect("nats://localhost:4222")
    await client.subscribe("a", cb=on_message)
    await client.publish("a", b"b")
    client.publish("a", b"b")  # lost
    answer = await client.request("a", b"b", timeout=1)
    stream = client.jetstream()
    await stream.publish("a", b"b")
    subscription = await stream.pull_subscribe("a", "durable")
    for message in await subscription.fetch(10):
        await message.ack()
        message.nak()  # lost
    client.drain()  # lost
    return answer.data


async def given(client: Client):
    subscription = await client.subscribe("a")
    message = await subscription.next_msg(timeout=1)
    subscription.unsubscribe()  # lost
    return message
