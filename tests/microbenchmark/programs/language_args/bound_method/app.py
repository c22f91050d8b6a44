"""Bound methods, class and static methods given as arguments."""

from fastapi import FastAPI

app = FastAPI()


class Mailer:
    def send(self, to):  # on: loop
        return to

    @classmethod
    def check(cls, to):  # on: loop
        return to

    @staticmethod
    def clean(to):  # on: loop
        return to


def each(action, addresses):  # on: loop
    return [action(address) for address in addresses]  # calls: Mailer.check, Mailer.clean, Mailer.send


@app.get("/")
async def read():  # on: loop
    return each(Mailer().send, each(Mailer.check, each(Mailer.clean, ["me"])))  # calls: each
