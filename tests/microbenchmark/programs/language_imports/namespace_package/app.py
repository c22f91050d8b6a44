"""A package without `__init__.py`."""

from fastapi import FastAPI

import plugins.mail
from plugins.sms import send_sms

app = FastAPI()


@app.get("/")
async def read():  # on: loop
    return plugins.mail.send(), send_sms()  # calls: send, send_sms
