"""Descope."""

from descope import DescopeClient, DescopeClientAsync


async def check(token: str):
    client = DescopeClient(project_id="p")
    client.refresh_session(token)  # blocks: http
    client.validate_session(token)
    local = DescopeClientAsync(project_id="p")
    local.me(token)  # lost
    return await local.validate_session(token)
