"""Authlib: OAuth clients of each kind."""

from authlib.integrations.httpx_client import AsyncOAuth2Client
from authlib.integrations.requests_client import OAuth2Session
from authlib.integrations.starlette_client import OAuth
from fastapi import FastAPI, Request

app = FastAPI()
oauth = OAuth()
oauth.register(name="google", client_id="a", client_secret="b")


@app.get("/login")
async def login(request: Request):
    return await oauth.google.authorize_redirect(request, request.url_for("callback"))


@app.get("/callback")
async def callback(request: Request):
    token = await oauth.google.authorize_access_token(request)
    oauth.google.authorize_access_token(request)  # lost
    answer = await oauth.create_client("google").get("user", token=token)
    return answer.json()


async def clients(url: str):
    async with AsyncOAuth2Client("a", "b") as client:
        address, state = client.create_authorization_url(url)
        await client.fetch_token(url, code="c")
        client.fetch_token(url)  # lost
        client.get(url)  # lost
    session = OAuth2Session("a", "b")
    session.fetch_token(url)  # blocks: http
    session.get(url)  # blocks: http
    return address, state
