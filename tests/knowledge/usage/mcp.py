"""MCP SDK: a `def` tool of `FastMCP` (version 1) runs on the event loop, one of `MCPServer` (version 2) in a worker thread."""

import time

from mcp import ClientSession, StdioServerParameters, stdio_client
from mcp.server.fastmcp import Context, FastMCP
from mcp.server.mcpserver import MCPServer

old = FastMCP("old")
new = MCPServer("new")


@old.tool()
def lookup(name: str) -> str:
    time.sleep(1)  # blocks: sleep
    return name


@old.resource("data://{name}")
def resource(name: str) -> str:
    time.sleep(1)  # blocks: sleep
    return name


@old.tool()
async def ask(name: str, ctx: Context) -> str:
    ctx.info("asked")  # lost
    await ctx.report_progress(1, 2)
    time.sleep(1)  # blocks: sleep
    return name


@new.tool()
def lookup_too(name: str) -> str:
    time.sleep(1)
    return name


@new.tool()
async def ask_too(name: str) -> str:
    time.sleep(1)  # blocks: sleep
    return name


async def client():
    async with stdio_client(StdioServerParameters(command="x")) as (read, write):
        async with ClientSession(read, write) as session:
            session.initialize()  # lost
            await session.initialize()
            session.call_tool("lookup", {})  # lost
            return await session.list_tools()
