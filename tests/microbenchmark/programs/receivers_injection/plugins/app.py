"""Plugins that decorators register, in files that are imported for it; a manager that runs them all."""

from fastapi import FastAPI

import plugins.mail
import plugins.sms
from manager import manager

app = FastAPI()


@app.get("/")
async def read():  # on: loop
    return manager.run_all(), manager.get("sms").run()  # calls: Manager.get, Manager.run_all, Sms.run; spurious calls: Mail.run (items under a computed key are not told apart)
