"""`except*`: the handler gets a group; methods of what is in it are called."""

from fastapi import FastAPI

app = FastAPI()


class Failed(Exception):
    def explain(self):  # missing on: loop (members of an exception group are not known)
        return "failed"


def run():  # on: loop
    raise ExceptionGroup("all", [Failed()])


@app.get("/")
async def read():  # on: loop
    found = []
    try:
        run()  # calls: run
    except* Failed as group:
        found = [error.explain() for error in group.exceptions]  # missing calls: Failed.explain (members of an exception group are not known)
    return found
