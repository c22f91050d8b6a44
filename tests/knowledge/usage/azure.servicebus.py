"""Azure Service Bus: of each kind."""

from azure.servicebus import ServiceBusClient, ServiceBusMessage
from azure.servicebus.aio import ServiceBusClient as AsyncServiceBusClient


async def sync(connection: str):
    with ServiceBusClient.from_connection_string(connection) as client:
        with client.get_queue_sender("q") as sender:  # blocks: http
            sender.send_messages(ServiceBusMessage("a"))  # blocks: http
        with client.get_queue_receiver("q") as receiver:  # blocks: http
            for message in receiver.receive_messages(max_wait_time=5):  # blocks: http
                receiver.complete_message(message)  # blocks: http


async def right(connection: str):
    async with AsyncServiceBusClient.from_connection_string(connection) as client:
        async with client.get_queue_sender("q") as sender:
            await sender.send_messages(ServiceBusMessage("a"))
            sender.send_messages(ServiceBusMessage("a"))  # lost
        async with client.get_queue_receiver("q") as receiver:
            async for message in receiver:
                await receiver.complete_message(message)
