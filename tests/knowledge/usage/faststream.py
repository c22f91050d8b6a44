"""FastStream: where handlers run."""

import time

from faststream import FastStream
from faststream.kafka import KafkaBroker
from faststream.rabbit import RabbitBroker

broker = KafkaBroker("localhost:9092")
rabbit = RabbitBroker()
app = FastStream(broker)


@broker.subscriber("in")
@broker.publisher("out")
async def handle(message: str):
    time.sleep(1)  # blocks: sleep
    return message


@rabbit.subscriber("in")
def threaded(message: str):
    time.sleep(1)


@app.after_startup
async def start():
    await broker.publish("a", topic="in")
    broker.publish("a", topic="in")  # lost
    await rabbit.declare_queue("q")
    rabbit.publish("a", "in")  # lost
