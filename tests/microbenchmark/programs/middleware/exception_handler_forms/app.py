"""Exception handlers that are lambdas, instances, methods, partials, and the one for every exception.

GET /lambda
GET /instance
GET /method
GET /partial
GET /any
GET /missing
POST /number {"number": "x"}
POST /number {"number": 1}
"""

from functools import partial

from fastapi import Body, FastAPI
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse

app = FastAPI()


class Report:
    async def __call__(self, request, error):  # on: loop
        return JSONResponse({}, status_code=400)

    def log(self, request, error):  # on: thread
        return JSONResponse({}, status_code=400)


def respond(status, request, error):  # on: thread
    return JSONResponse({}, status_code=status)


def on_any(request, error):  # on: thread
    return JSONResponse({}, status_code=500)


async def on_missing(request, error):  # on: loop
    return JSONResponse({}, status_code=404)


@app.exception_handler(RequestValidationError)
async def on_invalid(request, error):  # on: loop
    return JSONResponse({}, status_code=422)


app.add_exception_handler(KeyError, lambda request, error: JSONResponse({}, status_code=400))  # on: thread
app.add_exception_handler(IndexError, Report())
app.add_exception_handler(TypeError, Report().log)
app.add_exception_handler(ValueError, partial(respond, 400))
app.add_exception_handler(Exception, on_any)
app.add_exception_handler(404, on_missing)


@app.get("/lambda")
def raise_key():  # on: thread
    raise KeyError


@app.get("/instance")
def raise_index():  # on: thread
    raise IndexError


@app.get("/method")
def raise_type():  # on: thread
    raise TypeError


@app.get("/partial")
def raise_value():  # on: thread
    raise ValueError


@app.get("/any")
def raise_any():  # on: thread
    raise ZeroDivisionError


@app.post("/number")
def number(number: int = Body(embed=True)):  # on: thread
    return number
