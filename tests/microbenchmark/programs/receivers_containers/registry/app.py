"""A dict of instances, of classes and of factories: by literal and variable key, `get`, `values`, `items`, a loop over keys."""

from fastapi import FastAPI

app = FastAPI()


class Mail:
    def send(self):  # on: loop
        return "mail"


class Sms:
    def send(self):  # on: loop
        return "sms"


def make_mail():  # on: loop
    return Mail()


SENDERS = {"mail": Mail(), "sms": Sms()}
KINDS = {"mail": Mail, "sms": Sms}
MAKERS = {"mail": make_mail}


@app.get("/all")
async def every():  # on: loop
    by_key = [SENDERS[name].send() for name in SENDERS]  # calls: Mail.send, Sms.send
    by_value = [sender.send() for sender in SENDERS.values()]  # calls: Mail.send, Sms.send
    by_item = [sender.send() for name, sender in SENDERS.items()]  # calls: Mail.send, Sms.send
    by_class = [kind().send() for kind in KINDS.values()]  # calls: Mail.send, Sms.send
    return by_key, by_value, by_item, by_class


@app.get("/classes")
async def classes():  # on: loop
    return [KINDS[name]().send() for name in ("mail", "sms")]  # calls: Mail.send, Sms.send


@app.get("/get")
async def by_get():  # on: loop
    sender = SENDERS.get("mail")
    kind = KINDS.get("mail", Mail)
    return sender.send(), kind().send()  # calls: Mail.send; spurious calls: Sms.send (items under a computed key are not told apart)


@app.get("/makers")
async def makers():  # on: loop
    return MAKERS["mail"]().send()  # calls: Mail.send, make_mail
