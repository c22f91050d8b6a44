"""`isinstance` tells which of two classes it is: in `if`, `else`, after an early return, in an `assert`, of an attribute.

GET /if?kind=mail
GET /if?kind=sms
GET /return
GET /assert
GET /attribute
GET /conditional?kind=mail
GET /conditional?kind=sms
GET /and
"""

from fastapi import FastAPI

app = FastAPI()


class Mail:
    def send(self):  # on: loop
        return "mail"


class Sms:
    def send(self):  # on: loop
        return "sms"


def pick(kind) -> Mail | Sms:  # on: loop
    return Mail() if kind == "mail" else Sms()


class Holder:
    def __init__(self, sender: Mail | Sms):  # on: loop
        self.sender = sender


@app.get("/if")
async def by_if(kind: str):  # on: loop
    sender = pick(kind)  # calls: pick
    if isinstance(sender, Mail):
        return sender.send()  # calls: Mail.send
    else:
        return sender.send()  # calls: Sms.send


@app.get("/return")
async def early_return():  # on: loop
    sender = pick("mail")  # calls: pick
    if not isinstance(sender, Mail):
        return None
    return sender.send()  # calls: Mail.send


@app.get("/assert")
async def asserted():  # on: loop
    sender = pick("sms")  # calls: pick
    assert isinstance(sender, Sms)
    return sender.send()  # calls: Sms.send


@app.get("/attribute")
async def attribute():  # on: loop
    holder = Holder(pick("mail"))  # calls: Holder.__init__, pick
    if isinstance(holder.sender, Mail):
        return holder.sender.send()  # calls: Mail.send


@app.get("/conditional")
async def conditional(kind: str):  # on: loop
    sender = pick(kind)  # calls: pick
    return (
        sender.send()  # calls: Mail.send
        if isinstance(sender, Mail)
        else sender.send()  # calls: Sms.send
    )


@app.get("/and")
async def both():  # on: loop
    sender = pick("mail")  # calls: pick
    if sender and isinstance(sender, (Mail, str)):
        return sender.send()  # calls: Mail.send
