"""`getattr` with a literal, with a default, on a module, and with a name that is computed."""

from fastapi import FastAPI

import tools

app = FastAPI()


class Handler:
    def handle_paid(self):  # on: loop
        return 1

    def handle_sent(self):  # missing on: loop (the name is computed)
        return 2

    def default(self):  # missing on: loop (getattr gives nothing)
        return 3

    def dispatch(self, event):  # on: loop
        return getattr(self, f"handle_{event}", self.default)()  # missing calls: Handler.handle_sent (the name is computed)


@app.get("/literal")
async def literal():  # on: loop
    return getattr(Handler(), "handle_paid")()  # calls: Handler.handle_paid


@app.get("/default")
async def with_default():  # on: loop
    return getattr(Handler(), "handle_lost", Handler().default)()  # missing calls: Handler.default (getattr gives nothing)


@app.get("/module")
async def module():  # on: loop
    return getattr(tools, "build")()  # calls: build


@app.get("/computed")
async def computed():  # on: loop
    return Handler().dispatch("sent")  # calls: Handler.dispatch
