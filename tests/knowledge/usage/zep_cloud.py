"""Zep: of both kinds."""

from zep_cloud.client import AsyncZep, Zep

zep = Zep(api_key="k")
async_zep = AsyncZep(api_key="k")


async def remember(user: str, text: str):
    zep.graph.search(query=text, user_id=user)  # blocks: http
    zep.memory.get(session_id="s")  # blocks: http
    zep.thread.get_user_context(thread_id="t")  # blocks: http
    async_zep.user.add(user_id=user)  # lost
    return await async_zep.graph.search(query=text, user_id=user)
