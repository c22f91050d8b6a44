"""`+=` on a project class runs `__iadd__`, or else `__add__`; on a list it keeps the functions in it."""

from fastapi import FastAPI

app = FastAPI()


class Total:
    def __init__(self, value):  # on: loop
        self.value = value

    def __iadd__(self, other):  # missing on: loop (operators run no special method)
        self.value += other
        return self


class Price:
    def __init__(self, value):  # on: loop
        self.value = value

    def __add__(self, other):  # missing on: loop (operators run no special method)
        return Price(self.value + other)  # calls: Price.__init__


def audit():  # missing on: loop (what is put into a container later is not followed)
    return 1


@app.get("/")
async def read():  # on: loop
    total, price, hooks = Total(1), Price(1), []  # calls: Price.__init__, Total.__init__
    total += 1  # missing calls: Total.__iadd__ (operators run no special method)
    price += 1  # missing calls: Price.__add__ (operators run no special method)
    hooks += [audit]
    return total.value, price.value, [hook() for hook in hooks]  # missing calls: audit (what is put into a container later is not followed)
