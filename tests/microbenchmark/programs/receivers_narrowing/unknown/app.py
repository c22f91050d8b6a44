"""`isinstance` of something unknown says what it is; `match` and `type(x) is` do too."""

from fastapi import FastAPI

app = FastAPI()


class Mail:
    def send(self):  # on: loop
        return "mail"


def hidden():  # on: loop
    return eval("Mail()")


@app.get("/isinstance")
async def by_isinstance():  # on: loop
    sender = hidden()  # calls: hidden
    if isinstance(sender, Mail):
        return sender.send()  # calls: Mail.send


@app.get("/match")
async def by_match():  # on: loop
    sender = hidden()  # calls: hidden
    match sender:
        case Mail():
            return sender.send()  # calls: Mail.send


@app.get("/type")
async def by_type():  # on: loop
    sender = hidden()  # calls: hidden
    if type(sender) is Mail:
        return sender.send()  # calls: Mail.send


@app.get("/capture")
async def capture():  # on: loop
    match hidden():  # calls: hidden
        case Mail() as sender:
            return sender.send()  # calls: Mail.send
