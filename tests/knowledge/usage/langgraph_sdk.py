"""langgraph-sdk: the client of a LangGraph server, on both sides."""

from langgraph_sdk import get_client, get_sync_client

client = get_client(url="http://localhost:2024")
sync_client = get_sync_client(url="http://localhost:2024")


async def asynchronous(q: str):
    thread = await client.threads.create()
    async for chunk in client.runs.stream(thread["thread_id"], "agent", input={"q": q}):
        print(chunk.event)
    async for chunk in await client.threads.join_stream(thread["thread_id"]):
        print(chunk)
    client.runs.wait(None, "agent", input={"q": q})  # lost
    return await client.store.search_items(["a"])


async def blocking(q: str):
    thread = sync_client.threads.create()  # blocks: ai
    for chunk in sync_client.runs.stream(thread["thread_id"], "agent", input={"q": q}):  # blocks: ai
        print(chunk)
    return sync_client.assistants.search()  # blocks: ai
