"""`singledispatch` and `singledispatchmethod`: the first argument's class chooses the function."""

from functools import singledispatch, singledispatchmethod

from fastapi import FastAPI

app = FastAPI()


@singledispatch
def render(value):  # on: loop
    return "?"


@render.register
def _(value: int):  # missing on: loop (functions registered for single dispatch are not known)
    return "int"


@render.register(str)
def render_text(value):  # missing on: loop (functions registered for single dispatch are not known)
    return "text"


class Printer:
    @singledispatchmethod
    def show(self, value):  # spurious on: loop (functions registered for single dispatch are not known)
        return "?"

    @show.register
    def show_int(self, value: int):  # missing on: loop (functions registered for single dispatch are not known)
        return "int"


@app.get("/")
async def read():  # on: loop
    return render(1), render("a"), render(None), Printer().show(1)  # calls: render; missing calls: Printer.show_int (functions registered for single dispatch are not known); missing calls: _ (functions registered for single dispatch are not known); missing calls: render_text (functions registered for single dispatch are not known); spurious calls: Printer.show (functions registered for single dispatch are not known)
