"""kombu."""

from kombu import Connection, Exchange, Queue

queue = Queue("q", Exchange("e"))


async def publish():
    with Connection("amqp://localhost") as connection:
        producer = connection.Producer(serializer="json")
        producer.publish({}, exchange="e", routing_key="q")  # blocks: socket
        simple = connection.SimpleQueue("simple")  # blocks: socket
        simple.put("a")  # blocks: socket
        connection.drain_events(timeout=1)  # blocks: socket
        consumer = connection.Consumer([queue])  # blocks: socket
        connection.release()  # blocks: socket
        return consumer
