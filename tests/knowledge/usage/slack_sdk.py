"""Slack SDK: of both kinds."""

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook import WebhookClient
from slack_sdk.webhook.async_client import AsyncWebhookClient

client = WebClient(token="xoxb")
async_client = AsyncWebClient(token="xoxb")


async def send(channel: str):
    try:
        client.chat_postMessage(channel=channel, text="a")  # blocks: http
    except SlackApiError as error:
        print(error.response["error"])
    answer = await async_client.users_info(user="U1")
    async_client.chat_postMessage(channel=channel, text="a")  # lost
    WebhookClient("https://example.org").send(text="a")  # blocks: http
    await AsyncWebhookClient("https://example.org").send(text="a")
    return answer["user"]
