"""The decorator is called by hand: `load = logged(load)`, and around a method of an instance."""

from fastapi import FastAPI

app = FastAPI()


def logged(function):  # on: import, loop
    def wrapper(*args):  # on: loop
        return function(*args)  # calls: Store.save, load; spurious calls: logged.<locals>.wrapper (instances of one class are not told apart)

    return wrapper


def load():  # on: loop
    return 1


load = logged(load)  # calls: logged


class Store:
    def save(self):  # on: loop
        return 2


@app.get("/")
async def read():  # on: loop
    save = logged(Store().save)  # calls: logged
    return load(), save()  # calls: logged.<locals>.wrapper; spurious calls: load (every binding of a module's name counts, whatever the order)
