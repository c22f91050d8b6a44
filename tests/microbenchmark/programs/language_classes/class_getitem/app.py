"""`__class_getitem__` runs for `Box[int]`; a class made by `type(...)`."""

from fastapi import FastAPI

app = FastAPI()


class Box:
    def __class_getitem__(cls, item):  # missing on: loop (brackets after a class run no __class_getitem__)
        return cls

    def open(self):  # on: loop
        return 1


def shout(self):  # missing on: loop (a class made by type is not known)
    return "!"


Loud = type("Loud", (Box,), {"shout": shout})


@app.get("/")
async def read():  # on: loop
    opened = Box[int]().open()  # calls: Box.open; missing calls: Box.__class_getitem__ (brackets after a class run no __class_getitem__)
    inherited = Loud().open()  # missing calls: Box.open (a class made by type is not known)
    return opened, inherited, Loud().shout()  # missing calls: shout (a class made by type is not known)
