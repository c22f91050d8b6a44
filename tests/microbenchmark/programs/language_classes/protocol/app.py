"""A `Protocol` as annotation: the classes that have its methods are meant, related or not."""

from typing import Protocol

from fastapi import FastAPI

app = FastAPI()


class Sender(Protocol):
    def send(self, text: str) -> str: ...


class Mail:
    def send(self, text: str) -> str:  # on: loop
        return text


class Sms(Sender):
    def send(self, text: str) -> str:  # on: loop
        return text


class Unrelated:
    def send_all(self):
        return 1


def notify(sender: Sender) -> str:  # on: loop
    return sender.send("hello")  # calls: Sms.send, Mail.send


@app.get("/")
async def read():  # on: loop
    return notify(Mail()), notify(Sms())  # calls: notify
