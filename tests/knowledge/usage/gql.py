"""gql: sessions of both kinds."""

from gql import Client, gql
from gql.transport.aiohttp import AIOHTTPTransport
from gql.transport.requests import RequestsHTTPTransport

query = gql("{ a }")
client = Client(transport=RequestsHTTPTransport(url="https://example.org"), fetch_schema_from_transport=True)


async def blocking():
    client.execute(query)  # blocks: http
    with client as session:
        session.execute(query)  # blocks: http


async def right():
    async with Client(transport=AIOHTTPTransport(url="https://example.org")) as session:
        result = await session.execute(query)
        async for event in session.subscribe(query):
            print(event)
        session.execute(query)  # lost
    local = Client(transport=AIOHTTPTransport(url="https://example.org"))
    session = await local.connect_async(reconnecting=True)
    await session.execute(query)
    await local.close_async()
    local.execute_async(query)  # lost
    return result
