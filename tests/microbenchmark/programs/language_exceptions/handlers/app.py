"""Functions called in `try`, `except`, `else` and `finally`; what is not reached does not run."""

from fastapi import FastAPI

app = FastAPI()


class Rejected(Exception):
    def __init__(self, code):  # on: loop
        super().__init__(code)
        self.code = code

    def explain(self):  # on: loop
        return self.code


class Retry(Rejected):
    pass


def parse(text):  # on: loop
    if text == "bad":
        raise Retry(explained(3))  # calls: Rejected.__init__, explained
    return text


def explained(code):  # on: loop
    return code


def succeeded():  # on: loop
    return 1


def close():  # on: loop
    return 2


@app.get("/ok")
async def read_ok():  # on: loop
    try:
        parse("good")  # calls: parse
    except Rejected as error:
        return error.args
    else:
        return succeeded()  # calls: succeeded
    finally:
        close()  # calls: close


@app.get("/bad")
async def read_bad():  # on: loop
    try:
        return parse("bad")  # calls: parse
    except (KeyError, Rejected) as error:
        return error.explain()  # calls: Rejected.explain
    finally:
        close()  # calls: close
