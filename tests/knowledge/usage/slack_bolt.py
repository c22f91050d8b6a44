"""Slack Bolt: where listeners run."""

import time

from fastapi import FastAPI, Request
from slack_bolt import App
from slack_bolt.adapter.fastapi.async_handler import AsyncSlackRequestHandler
from slack_bolt.async_app import AsyncApp

api = FastAPI()
app = App(token="xoxb", signing_secret="s")
async_app = AsyncApp(token="xoxb", signing_secret="s")
handler = AsyncSlackRequestHandler(async_app)


@app.event("app_mention")
def mention(event, say):
    time.sleep(1)


@async_app.command("/hello")
async def hello(ack, say):
    await ack()
    time.sleep(1)  # blocks: sleep
    async_app.client.chat_postMessage(channel="a")  # lost
    app.client.chat_postMessage(channel="a")  # blocks: http


@api.post("/slack/events")
async def endpoint(request: Request):
    return await handler.handle(request)
