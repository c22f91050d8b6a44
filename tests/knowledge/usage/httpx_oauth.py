"""httpx-oauth: what asks the provider is a coroutine."""

from httpx_oauth.clients.google import GoogleOAuth2

client = GoogleOAuth2("id", "secret")


async def login(code: str):
    client.get_access_token(code, "https://x/back")  # lost
    token = await client.get_access_token(code, "https://x/back")
    return await client.get_id_email(token["access_token"])
