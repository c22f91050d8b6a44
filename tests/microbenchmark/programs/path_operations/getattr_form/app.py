"""`getattr(router, method)(path)(handler)`: once, and in a loop over a table."""

from fastapi import APIRouter, FastAPI

app = FastAPI()
router = APIRouter()


def ping():  # on: thread
    return "pong"


async def list_jobs():  # on: loop
    return []


def start_job():  # missing on: thread (the method that getattr gives is not known)
    return {}


TABLE = [
    ("GET", "/jobs", list_jobs),
    ("POST", "/jobs", start_job),
]

getattr(app, "get")("/ping")(ping)
for method, path, handler in TABLE:
    getattr(router, method.lower())(path)(handler)
app.include_router(router)
