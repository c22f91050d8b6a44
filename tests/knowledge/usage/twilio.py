"""Twilio: verbs send requests, or are coroutines."""

from twilio.http.async_http_client import AsyncTwilioHttpClient
from twilio.rest import Client

client = Client("sid", "token")


async def send(to: str):
    message = client.messages.create(to=to, from_="+1", body="a")  # blocks: http
    print(message.sid.upper())
    check = client.verify.v2.services("VA1").verifications.create(to=to, channel="sms")  # blocks: http
    client.messages("SM1").fetch()  # blocks: http
    for call in client.calls.list(limit=3):  # blocks: http
        call.delete()  # blocks: http
    for record in client.usage.records.stream():  # blocks: http
        print(record)
    return check.status


async def right(to: str):
    local = Client("sid", "token", http_client=AsyncTwilioHttpClient())
    message = await local.messages.create_async(to=to, body="a")
    local.messages.create_async(to=to, body="a")  # lost
    return message.sid
