"""kafka-python: making a client, flushing and waiting for a future wait; `send` does not."""

import json

from kafka import KafkaConsumer, KafkaProducer

producer = KafkaProducer(bootstrap_servers="localhost:9092", value_serializer=lambda v: json.dumps(v).encode())


async def send(value: dict):
    future = producer.send("topic", value)
    future.add_callback(print)
    future.get(timeout=10)  # blocks: socket
    producer.flush()  # blocks: socket


async def receive():
    consumer = KafkaConsumer("topic", group_id="g")  # blocks: socket
    consumer.subscribe(["topic"])
    records = consumer.poll(timeout_ms=100)  # blocks: socket
    consumer.commit()  # blocks: socket
    consumer.poll()
    for message in consumer:  # blocks: socket
        print(message.value)
    return records
