"""An exception class of the project in another file: made by `raise` with and without a call, caught by its base."""

from fastapi import FastAPI

from errors import AppError, NotFound, Busy

app = FastAPI()


def find():  # on: loop
    raise NotFound  # missing calls: NotFound.__init__ (a class that is raised is not called)


def lock():  # on: loop
    raise Busy("a") from ValueError()


@app.get("/")
async def read():  # on: loop
    try:
        find()  # calls: find
    except AppError as error:
        status = error.status()  # missing calls: NotFound.status (what is caught is not an instance of a subclass); spurious calls: AppError.status (what is caught is not an instance of a subclass)
    try:
        lock()  # calls: lock
    except AppError as error:
        return status, error.status()  # calls: AppError.status
