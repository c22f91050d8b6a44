"""A closure calls the functions and methods that its maker was given."""

from fastapi import FastAPI

app = FastAPI()


class Client:
    def post(self, text):  # on: loop
        return text


def redact(text):  # on: loop
    return text


def sender(client, clean):  # on: import
    def send(text):  # on: loop
        return client.post(clean(text))  # calls: Client.post, redact

    return send


send = sender(Client(), redact)  # calls: sender


@app.get("/")
async def read():  # on: loop
    return send("hello")  # calls: sender.<locals>.send
