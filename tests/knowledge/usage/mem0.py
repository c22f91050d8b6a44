"""mem0: memories and clients, of both kinds."""

from mem0 import AsyncMemory, AsyncMemoryClient, Memory, MemoryClient

memory = Memory.from_config({})
async_memory = AsyncMemory()


async def remember(q: str):
    memory.add(q, user_id="1")  # blocks: ai
    memory.search(q, user_id="1")  # blocks: ai
    await async_memory.add(q, user_id="1")
    async_memory.search(q, user_id="1")  # lost
    MemoryClient(api_key="k").get_all(user_id="1")  # blocks: ai
    return await AsyncMemoryClient(api_key="k").search(q)
