"""A method of an instance as decorator, which registers the function and later calls it."""

from fastapi import FastAPI

app = FastAPI()


class Bus:
    def __init__(self):  # on: import
        self.handlers = {}

    def on(self, event):  # on: import
        def decorate(function):  # on: import
            self.handlers[event] = function
            return function

        return decorate

    def publish(self, event):  # on: loop
        return self.handlers[event]()  # calls: send_receipt


bus = Bus()  # calls: Bus.__init__


@bus.on("paid")  # calls: Bus.on, Bus.on.<locals>.decorate
def send_receipt():  # on: loop
    return "sent"


@app.get("/")
async def read():  # on: loop
    return bus.publish("paid")  # calls: Bus.publish
