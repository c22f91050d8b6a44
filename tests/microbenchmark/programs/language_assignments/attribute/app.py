"""Functions stored in attributes of an instance, of a class and of a function."""

from fastapi import FastAPI

app = FastAPI()


def hello():  # on: loop
    return 1


def bye():  # missing on: loop (an attribute set on the class is not read)
    return 2


def count():  # missing on: loop (attributes of functions are not known)
    return 3


class Events:
    pass


events = Events()
events.on_start = hello
Events.on_stop = staticmethod(bye)
hello.counter = count


@app.get("/")
async def read():  # on: loop
    on_instance = events.on_start()  # calls: hello
    on_class = Events.on_stop()  # missing calls: bye (an attribute set on the class is not read)
    return on_instance, on_class, hello.counter()  # missing calls: count (attributes of functions are not known)
