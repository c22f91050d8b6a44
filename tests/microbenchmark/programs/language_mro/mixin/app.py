"""Mixins: one calls `super()` into a class that it does not know; another uses what the class provides."""

from fastapi import FastAPI

app = FastAPI()


class LoggingMixin:
    def handle(self):  # missing on: loop (self in a base is not an instance of a subclass)
        self.log("start")  # calls: LoggingMixin.log
        return super().handle()  # missing calls: Handler.handle (super is looked up from the class that it stands in)

    def log(self, text):  # missing on: loop (self in a base is not an instance of a subclass)
        return text


class RetryMixin:
    def attempt(self):  # on: loop
        return self.handle()  # missing calls: LoggingMixin.handle (self in a base is not an instance of a subclass)


class Handler:
    def handle(self):  # missing on: loop (super is looked up from the class that it stands in)
        return 1


class Service(LoggingMixin, RetryMixin, Handler):
    pass


@app.get("/")
async def read():  # on: loop
    return Service().attempt()  # calls: RetryMixin.attempt
