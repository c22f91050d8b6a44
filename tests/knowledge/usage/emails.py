"""emails."""

import emails


async def send(to: str):
    message = emails.html(html="<p>a</p>", subject="a", mail_from="a@example.org")
    message.send(to=to, smtp={"host": "localhost"})  # blocks: socket
    await message.send_async(to=to)
    emails.Message(subject="a").send(to=to)  # blocks: socket
