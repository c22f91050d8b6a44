"""An import in a class body is an attribute of the class; a module kept in an attribute of an instance."""

from fastapi import FastAPI

import clock

app = FastAPI()


class Service:
    from tools import build, check

    check = staticmethod(check)

    def __init__(self):  # on: loop
        self.clock = clock

    def run(self):  # on: loop
        return self.build(), self.check(), self.clock.now()  # calls: now, build, check


@app.get("/")
async def read():  # on: loop
    return Service().run()  # calls: Service.__init__, Service.run
