"""`operator.methodcaller`, `attrgetter` and `itemgetter`; `object.__getattribute__`; `f.__call__()`."""

from operator import attrgetter, itemgetter, methodcaller

from fastapi import FastAPI

app = FastAPI()


class User:
    def greet(self):  # missing on: loop (the operator module gives nothing)
        return "hi"

    @property
    def name(self):  # missing on: loop (the operator module gives nothing)
        return "me"


def first():  # missing on: loop (the operator module gives nothing)
    return 1


@app.get("/")
async def read():  # on: loop
    user = User()
    greeting = methodcaller("greet")(user)  # missing calls: User.greet (the operator module gives nothing)
    name = attrgetter("name")(user)  # missing calls: User.name (the operator module gives nothing)
    item = itemgetter("a")({"a": first})()  # missing calls: first (the operator module gives nothing)
    return greeting, name, item, first.__call__(), user.greet.__call__()  # missing calls: User.greet (an explicit __call__ is not known); missing calls: first (an explicit __call__ is not known)
