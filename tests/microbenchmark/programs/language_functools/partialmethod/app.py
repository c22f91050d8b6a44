"""`functools.partialmethod` makes a method of a method."""

from functools import partialmethod

from fastapi import FastAPI

app = FastAPI()


class Light:
    def switch(self, on):  # on: loop
        return on

    turn_on = partialmethod(switch, True)


@app.get("/")
async def read():  # on: loop
    return Light().turn_on()  # calls: Light.switch
