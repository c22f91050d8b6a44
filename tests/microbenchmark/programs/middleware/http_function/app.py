"""`@app.middleware("http")`: on the event loop, a `def` too; one that returns a response fails.

GET /
GET /blocked
"""

from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse

app = FastAPI()


@app.middleware("http")
async def add_timing(request: Request, call_next):  # on: loop
    start = clock()  # calls: clock
    response = await call_next(request)
    response.headers["X-Start"] = str(start)
    return response


@app.middleware("http")
def forward(request: Request, call_next):  # on: loop
    if request.url.path == "/blocked":
        return refuse()  # calls: refuse
    return call_next(request)


def clock():  # on: loop
    return 1


def refuse():  # on: loop
    return JSONResponse({}, status_code=503)


@app.get("/")
def index():  # on: thread
    return {}
