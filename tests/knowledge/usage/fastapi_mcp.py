"""fastapi-mcp: the routes of an app as tools."""

from fastapi import FastAPI
from fastapi_mcp import FastApiMCP

app = FastAPI()
mcp = FastApiMCP(app, name="api")
mcp.mount_http()


async def refresh():
    mcp.setup_server()
