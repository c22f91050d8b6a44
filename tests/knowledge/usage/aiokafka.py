"""aiokafka."""

from aiokafka import AIOKafkaConsumer, AIOKafkaProducer


async def send(value: bytes):
    producer = AIOKafkaProducer(bootstrap_servers="localhost")
    await producer.start()
    await producer.send_and_wait("topic", value)
    delivered = await producer.send("topic", value)
    await delivered
    producer.send("topic", value)  # lost
    await producer.stop()


async def receive():
    async with AIOKafkaConsumer("topic", group_id="g") as consumer:
        async for message in consumer:
            print(message.value)
            consumer.commit()  # lost
        consumer.seek_to_committed()  # lost
        consumer.pause()
