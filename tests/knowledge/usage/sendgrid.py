"""SendGrid."""

from sendgrid import SendGridAPIClient
from sendgrid.helpers.mail import Mail

client = SendGridAPIClient("key")


async def send(to: str):
    message = Mail(from_email="a@example.org", to_emails=to, subject="a", html_content="b")
    client.send(message)  # blocks: http
    return client.client.mail.send.post(request_body=message.get()).status_code  # blocks: http
