"""`__del__` runs when the last reference goes: where that is, no reader of the program can know."""

from fastapi import FastAPI

app = FastAPI()


class Handle:
    def __del__(self):  # missing on: loop (where the last reference goes is not known)
        release()  # calls: release


def release():  # missing on: loop (where the last reference goes is not known)
    return None


@app.get("/")
async def read():  # on: loop
    Handle()  # missing calls: Handle.__del__ (where the last reference goes is not known)
    return 1
