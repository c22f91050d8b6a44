"""`__getattr__` hands on to the attributes of another object."""

from fastapi import FastAPI

app = FastAPI()


class Client:
    def get(self):  # missing on: loop (__getattr__ and its like are not run)
        return 1


class Logged:
    def __init__(self, inner):  # on: loop
        self._inner = inner

    def __getattr__(self, name):  # missing on: loop (__getattr__ and its like are not run)
        return getattr(self._inner, name)


@app.get("/")
async def read():  # on: loop
    return Logged(Client()).get()  # calls: Logged.__init__; missing calls: Client.get (__getattr__ and its like are not run); missing calls: Logged.__getattr__ (__getattr__ and its like are not run)
