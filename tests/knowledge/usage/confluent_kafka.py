"""confluent-kafka: `produce` and `poll(0)` do not wait."""

from confluent_kafka import Consumer, Producer
from confluent_kafka.admin import AdminClient, NewTopic
from confluent_kafka.aio import AIOConsumer, AIOProducer

producer = Producer({"bootstrap.servers": "localhost"})


async def send(value: bytes):
    producer.produce("topic", value, callback=print)
    producer.poll(0)
    producer.flush(0)
    producer.flush(10)  # blocks: socket


async def receive():
    consumer = Consumer({"group.id": "g"})
    consumer.subscribe(["topic"])
    message = consumer.poll(1.0)  # blocks: socket
    consumer.consume(10, 0)
    consumer.consume(10, 1.0)  # blocks: socket
    consumer.commit(message)
    consumer.commit(asynchronous=False)  # blocks: socket
    consumer.close()  # blocks: socket
    AdminClient({}).create_topics([NewTopic("t", 1, 1)])
    return message


async def right(value: bytes):
    local = AIOProducer({"bootstrap.servers": "localhost"})
    delivered = await local.produce("topic", value)
    await delivered
    local.flush()  # lost
    consumer = AIOConsumer({"group.id": "g"})
    await consumer.subscribe(["topic"])
    return await consumer.poll(1.0)
