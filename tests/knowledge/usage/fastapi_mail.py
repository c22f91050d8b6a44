"""fastapi-mail."""

from fastapi import BackgroundTasks
from fastapi_mail import ConnectionConfig, FastMail, MessageSchema


async def send(config: ConnectionConfig, tasks: BackgroundTasks):
    message = MessageSchema(subject="a", recipients=[], body="b", subtype="plain")
    mail = FastMail(config)
    await mail.send_message(message)
    tasks.add_task(mail.send_message, message)
    mail.send_message(message)  # lost
