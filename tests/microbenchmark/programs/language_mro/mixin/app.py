"""Mixins: one calls `super()` into a class that it does not know; another uses what the class provides."""

from fastapi import FastAPI

app = FastAPI()


class LoggingMixin:
    def handle(self):  # on: loop
        self.log("start")  # calls: LoggingMixin.log
        return super().handle()  # calls: Handler.handle

    def log(self, text):  # on: loop
        return text


class RetryMixin:
    def attempt(self):  # on: loop
        return self.handle()  # calls: LoggingMixin.handle


class Handler:
    def handle(self):  # on: loop
        return 1


class Service(LoggingMixin, RetryMixin, Handler):
    pass


@app.get("/")
async def read():  # on: loop
    return Service().attempt()  # calls: RetryMixin.attempt
