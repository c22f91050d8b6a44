"""A class given as an argument: the call makes an instance."""

from fastapi import FastAPI

app = FastAPI()


class Invoice:
    def __init__(self, number):  # on: loop
        self.number = number

    def total(self):  # on: loop
        return self.number


def load(kind, numbers):  # on: loop
    return [kind(number).total() for number in numbers]  # calls: Invoice.__init__, Invoice.total


@app.get("/")
async def read():  # on: loop
    return load(Invoice, [1, 2])  # calls: load
