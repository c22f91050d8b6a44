"""Postmarker."""

from postmarker.core import PostmarkClient

client = PostmarkClient(server_token="t")


async def send(to: str):
    client.emails.send(From="a@example.org", To=to, Subject="a", HtmlBody="b")  # blocks: http
    email = client.emails.Email(From="a@example.org", To=to)
    email.send()  # blocks: http
