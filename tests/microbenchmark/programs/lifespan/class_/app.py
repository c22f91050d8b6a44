"""A lifespan that is a class."""

from fastapi import APIRouter, FastAPI


class Lifespan:
    def __init__(self, app):  # on: startup
        self.app = app

    async def __aenter__(self):  # missing on: startup (a class that is given as lifespan is not entered); spurious on: loop (a class that is given as lifespan is not entered)
        self.start()  # calls: Lifespan.start

    async def __aexit__(self, *error):  # missing on: startup (a class that is given as lifespan is not entered); spurious on: loop (a class that is given as lifespan is not entered)
        return None

    def start(self):  # missing on: startup (a class that is given as lifespan is not entered); spurious on: loop (a class that is given as lifespan is not entered)
        return None


router = APIRouter()


@router.get("/")
def index():  # on: thread
    return {}


app = FastAPI(lifespan=Lifespan)
app.include_router(router)
