"""The name of `except ... as` shadows inside of the handler and is gone after it; names bound in one branch only."""

from fastapi import FastAPI

app = FastAPI()


class Failed(Exception):
    def explain(self):  # on: loop
        return "failed"


def recover():  # on: loop
    return 1


@app.get("/")
async def read():  # on: loop
    try:
        raise Failed
    except Failed as error:
        text = error.explain()  # calls: Failed.explain
    if text:
        action = recover
    return action()  # calls: recover
