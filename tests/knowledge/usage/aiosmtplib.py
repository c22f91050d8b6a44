"""aiosmtplib."""

from email.message import EmailMessage

import aiosmtplib


async def send(message: EmailMessage):
    await aiosmtplib.send(message, hostname="localhost", port=25)
    aiosmtplib.send(message)  # lost
    async with aiosmtplib.SMTP(hostname="localhost") as client:
        await client.send_message(message)
        client.login("a", "b")  # lost
    client.send_message_sync(message)  # blocks: socket
