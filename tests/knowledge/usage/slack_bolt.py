"""Slack Bolt: where listeners run."""

import time

from fastapi import FastAPI, Request
from slack_bolt import App
from slack_bolt.adapter.fastapi.async_handler import AsyncSlackRequestHandler
from slack_bolt.async_app import AsyncApp, AsyncBoltContext

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


@async_app.event("message")
async def forgets(ack, say, client, context):
    ack()  # lost
    say("Hello")  # lost
    client.chat_postMessage(channel="a")  # lost
    await context.say("Hello")
    context.client.chat_postMessage(channel="a")  # lost


@app.event("message")
def answers(ack, say):
    ack()
    say("Hello")


async def middleware(context: AsyncBoltContext) -> None:
    if context.get("bot_user_id"):
        return context.ack()  # lost
    await context.ack()


@api.post("/slack/events")
async def endpoint(request: Request):
    return await handler.handle(request)
