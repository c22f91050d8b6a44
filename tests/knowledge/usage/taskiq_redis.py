"""taskiq-redis."""

from taskiq_redis import ListQueueBroker, RedisAsyncResultBackend

broker = ListQueueBroker("redis://localhost").with_result_backend(RedisAsyncResultBackend("redis://localhost"))
plain = ListQueueBroker("redis://localhost")


@broker.task
async def work(name: str):
    return name


@plain.task
async def other(name: str):
    return name


async def send(name: str):
    await work.kiq(name)
    work.kiq(name)  # lost
    other.kiq(name)  # lost
