"""mem0: memories and clients, of both kinds."""

from mem0 import AsyncMemory, AsyncMemoryClient, Memory, MemoryClient

memory = Memory.from_config({})
async_memory = AsyncMemory()
client = MemoryClient(api_key="k")
async_client = AsyncMemoryClient(api_key="k")


async def remember(q: str):
    memory.add(q, user_id="1")  # blocks: ai
    memory.search(q, user_id="1")  # blocks: ai
    await async_memory.add(q, user_id="1")
    async_memory.search(q, user_id="1")  # lost
    client.get_all(user_id="1")  # blocks: http
    return await async_client.search(q)


async def anew(q: str):
    MemoryClient(api_key="k")  # blocks: http
    client = AsyncMemoryClient(api_key="k")  # blocks: http
    await AsyncMemory.from_config({}).add(q)  # blocks: db
    return await client.search(q)
