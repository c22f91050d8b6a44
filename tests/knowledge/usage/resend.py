"""Resend."""

import resend

resend.api_key = "re_1"


async def send(to: str):
    resend.Emails.send({"from": "a@example.org", "to": to, "subject": "a", "html": "b"})  # blocks: http
    await resend.Emails.send_async({"from": "a@example.org", "to": to, "subject": "a", "html": "b"})
    resend.Emails.get_async("1")  # lost
