"""`__call__` of a response: on the event loop; its `__init__` where it is made."""

from fastapi import FastAPI
from fastapi.responses import JSONResponse

app = FastAPI()


class Logged(JSONResponse):
    def __init__(self, content):  # on: thread
        super().__init__(content)
        self.size = measure(content)  # calls: measure

    async def __call__(self, scope, receive, send):  # on: loop
        self.log()  # calls: Logged.log
        await super().__call__(scope, receive, send)

    def log(self):  # on: loop
        return self.size


def measure(content):  # on: thread
    return len(content)


@app.get("/")
def index():  # on: thread
    return Logged({"a": 1})  # calls: Logged.__init__
