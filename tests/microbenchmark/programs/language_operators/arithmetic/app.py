"""Binary, reflected and unary operators of project classes."""

from fastapi import FastAPI

app = FastAPI()


class Money:
    def __init__(self, cents):  # on: loop
        self.cents = cents

    def __add__(self, other):  # on: loop
        return Money(self.cents + other.cents)  # calls: Money.__init__

    def __radd__(self, other):  # on: loop
        return Money(self.cents + other)  # calls: Money.__init__

    def __mul__(self, times):  # on: loop
        return Money(self.cents * times)  # calls: Money.__init__

    def __neg__(self):  # missing on: loop (operators run no special method)
        return Money(-self.cents)  # calls: Money.__init__

    def text(self):  # on: loop
        return "money"


@app.get("/")
async def read():  # on: loop
    added = Money(1) + Money(2)  # calls: Money.__init__, Money.__add__
    reflected = 1 + Money(2)  # calls: Money.__init__, Money.__radd__
    scaled = Money(1) * 3  # calls: Money.__init__, Money.__mul__
    negated = -Money(1)  # calls: Money.__init__; missing calls: Money.__neg__ (operators run no special method)
    summed = sum([Money(1)], Money(0))  # calls: Money.__init__; missing calls: Money.__add__ (builtins run no special method of their argument)
    return added.text(), reflected.text(), scaled.text(), negated.text(), summed.text()  # calls: Money.text
