"""pika: a blocking connection waits for the broker."""

import pika


async def publish(body: bytes):
    parameters = pika.ConnectionParameters("localhost")
    connection = pika.BlockingConnection(parameters)  # blocks: socket
    channel = connection.channel()  # blocks: socket
    channel.queue_declare(queue="q", durable=True)  # blocks: socket
    channel.basic_publish(exchange="", routing_key="q", body=body)  # blocks: socket
    connection.close()  # blocks: socket


class Publisher:
    def __init__(self):
        self.connection = pika.BlockingConnection(pika.URLParameters("amqp://localhost"))
        self.channel = self.connection.channel()

    async def publish(self, body: bytes):
        self.channel.basic_publish("", "q", body)  # blocks: socket
        self.connection.sleep(1)  # blocks: sleep
