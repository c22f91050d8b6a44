"""requests-oauthlib: sessions that fetch their tokens."""

from requests_oauthlib import OAuth2Session


async def login(code: str):
    session = OAuth2Session("id", redirect_uri="https://x/back")
    session.authorization_url("https://x/authorize")
    session.fetch_token("https://x/token", code=code)  # blocks: http
    return session.get("https://x/me")  # blocks: http
