"""aiomqtt."""

import aiomqtt


async def main():
    async with aiomqtt.Client("localhost") as client:
        await client.subscribe("topic/#")
        await client.publish("topic", b"a")
        client.publish("topic", b"a")  # lost
        async for message in client.messages:
            print(message.payload)
