"""`str`, `repr`, `format`, f-strings, `print` and `%` run the special methods of the project's classes."""

from fastapi import FastAPI

app = FastAPI()


class Money:
    def __init__(self, cents):  # on: loop
        self.cents = cents

    def __str__(self):  # missing on: loop (formatting runs no special method)
        return f"{self.cents} ct"

    def __repr__(self):  # missing on: loop (formatting runs no special method)
        return f"Money({self.cents})"

    def __format__(self, spec):  # missing on: loop (formatting runs no special method)
        return str(self.cents)


@app.get("/")
async def read():  # on: loop
    money = Money(5)  # calls: Money.__init__
    text = str(money)  # missing calls: Money.__str__ (formatting runs no special method)
    debug = repr(money)  # missing calls: Money.__repr__ (formatting runs no special method)
    line = f"{money}"  # missing calls: Money.__format__ (formatting runs no special method)
    verbose = f"{money!r}"  # missing calls: Money.__repr__ (formatting runs no special method)
    return text, debug, line, verbose, "%s" % money, "{}".format(money)  # missing calls: Money.__format__ (formatting runs no special method); missing calls: Money.__str__ (formatting runs no special method)
