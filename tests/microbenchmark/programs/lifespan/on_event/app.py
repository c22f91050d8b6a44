"""`on_event` and `on_startup=`, of applications and routers: on the event loop, at startup and shutdown."""

from fastapi import APIRouter, FastAPI


def from_list():  # on: startup
    return None


async def from_list_async():  # on: startup
    return None


def on_close():  # on: startup
    return None


app = FastAPI(on_startup=[from_list, from_list_async], on_shutdown=[on_close])
router = APIRouter()


@app.on_event("startup")
async def start():  # on: startup
    return connect()  # calls: connect


@app.on_event("shutdown")
def stop():  # on: startup
    return None


@router.on_event("startup")
def start_router():  # on: startup
    return None


def connect():  # on: startup
    return None


def added():  # on: startup
    return None


def added_shutdown():  # on: startup
    return None


router.add_event_handler("startup", added)
app.router.add_event_handler("shutdown", added_shutdown)
app.include_router(router)


@app.get("/")
def index():  # on: thread
    return {}
