"""FastMCP: a `def` tool runs in a worker thread."""

import time

from fastmcp import Client, Context, FastMCP

mcp = FastMCP("x")


@mcp.tool
def lookup(name: str) -> str:
    time.sleep(1)
    return name


@mcp.tool()
async def ask(name: str, ctx: Context) -> str:
    await ctx.info("x")
    ctx.report_progress(1, 2)  # lost
    time.sleep(1)  # blocks: sleep
    return name


async def client():
    async with Client(mcp) as client:
        client.call_tool("ask", {})  # lost
        await client.call_tool("ask", {})
    mcp.run_async()  # lost
