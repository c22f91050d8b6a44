"""Pub/Sub: `publish` does not wait, the result of its future does."""

from google.cloud import pubsub_v1

publisher = pubsub_v1.PublisherClient()
subscriber = pubsub_v1.SubscriberClient()


def receive(message):
    message.ack()


async def publish(data: bytes):
    path = publisher.topic_path("p", "t")
    future = publisher.publish(path, data)
    future.result(timeout=5)  # blocks: lock
    future.result(timeout=0)
    publisher.create_topic(name=path)  # blocks: http
    publisher.stop()


async def listen():
    path = subscriber.subscription_path("p", "s")
    streaming = subscriber.subscribe(path, callback=receive)
    streaming.result()  # blocks: lock
    answer = subscriber.pull(subscription=path, max_messages=3)  # blocks: http
    subscriber.acknowledge(subscription=path, ack_ids=[])  # blocks: http
    streaming.cancel()
    return answer
