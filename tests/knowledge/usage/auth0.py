"""Auth0."""

from auth0.authentication import GetToken
from auth0.management import Auth0, AsyncAuth0


async def users():
    token = GetToken("example.org", "a", client_secret="b").client_credentials("c")  # blocks: http
    client = Auth0(base_url="https://example.org", token=token["access_token"])
    client.users.get("1")  # blocks: http
    local = AsyncAuth0(base_url="https://example.org", token=token["access_token"])
    local.users.get("1")  # lost
    async for event in local.events.subscribe():
        print(event)
    return await local.users.get("1")
