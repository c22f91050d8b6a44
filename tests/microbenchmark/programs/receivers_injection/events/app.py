"""An event bus: functions subscribe by a decorator and by a call; `publish` runs them, plain and async."""

from fastapi import FastAPI

app = FastAPI()


class Bus:
    def __init__(self):  # on: import
        self._handlers: dict[str, list] = {}

    def subscribe(self, event, handler):  # on: import
        self._handlers.setdefault(event, []).append(handler)

    def on(self, event):  # on: import
        def decorate(handler):  # on: import
            self.subscribe(event, handler)  # calls: Bus.subscribe
            return handler

        return decorate

    def publish(self, event):  # on: loop
        for handler in self._handlers[event]:
            handler(event)  # missing calls: count (what is put into a container later is not followed); missing calls: send_receipt (what is put into a container later is not followed)

    async def publish_async(self, event):  # on: loop
        for handler in self._handlers[event]:
            await handler(event)  # missing calls: track (what is put into a container later is not followed)


bus = Bus()  # calls: Bus.__init__


@bus.on("paid")  # calls: Bus.on, Bus.on.<locals>.decorate
def send_receipt(event):  # missing on: loop (what is put into a container later is not followed)
    return event


def count(event):  # missing on: loop (what is put into a container later is not followed)
    return event


bus.subscribe("paid", count)  # calls: Bus.subscribe


@bus.on("sent")  # calls: Bus.on, Bus.on.<locals>.decorate
async def track(event):  # on: loop
    return event


@app.get("/")
async def read():  # on: loop
    bus.publish("paid")  # calls: Bus.publish
    await bus.publish_async("sent")  # calls: Bus.publish_async
    return 1
