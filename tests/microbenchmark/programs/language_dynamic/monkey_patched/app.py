"""A function of another module and a method of a class are replaced: callers of the name meet the replacement."""

from fastapi import FastAPI

import mail
import patches

app = FastAPI()
patches.apply()  # calls: apply


@app.get("/function")
async def function():  # on: loop
    return mail.send()  # missing calls: fake_send (an attribute set on a module is not read); spurious calls: send (an attribute set on a module is not read)


@app.get("/method")
async def method():  # on: loop
    return mail.Box().read()  # missing calls: fake_read (an attribute set on the class is not read); spurious calls: Box.read (an attribute set on the class is not read)
