"""aio-pika."""

import time

import aio_pika
from aio_pika.abc import AbstractIncomingMessage


async def on_message(message: AbstractIncomingMessage):
    async with message.process():
        time.sleep(1)  # blocks: sleep
    message.ack()  # lost


async def main(url: str):
    connection = await aio_pika.connect_robust(url)
    async with connection:
        channel = await connection.channel()
        await channel.set_qos(prefetch_count=10)
        exchange = await channel.declare_exchange("e")
        queue = await channel.declare_queue("q", durable=True)
        await queue.bind(exchange)
        await exchange.publish(aio_pika.Message(b"a"), routing_key="q")
        channel.default_exchange.publish(aio_pika.Message(b"a"), "q")  # lost
        await queue.consume(on_message)
        async with queue.iterator() as messages:
            async for message in messages:
                async with message.process():
                    print(message.body)
                message.nack()  # lost
    connection.close()  # lost


class Broker:
    async def connect(self, url: str):
        self.connection = await aio_pika.connect_robust(url)
        self.channel = await self.connection.channel()

    async def send(self, body: bytes):
        self.channel.declare_queue("q")  # lost
        async with self.connection.channel() as channel:
            await channel.default_exchange.publish(aio_pika.Message(body), "q")
