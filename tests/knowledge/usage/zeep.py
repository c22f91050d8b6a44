"""zeep: a client reads its WSDL when it is made; operations wait, or are coroutines."""

import zeep
from zeep.transports import AsyncTransport

client = zeep.Client("https://example.org/service?wsdl")
async_client = zeep.AsyncClient("service.wsdl")


async def blocking():
    made = zeep.Client("https://example.org/service?wsdl")  # blocks: http
    made.service.Add(1, 2)  # blocks: http
    service = client.bind("Service", "Port")
    return service["Add"](1, 2)  # blocks: http


async def right():
    total = await async_client.service.Add(1, 2)
    async_client.service.Subtract(1, 2)  # lost
    async with zeep.AsyncClient("service.wsdl", transport=AsyncTransport()) as local:  # blocks: http
        return total + await local.service.Add(1, 2)
