"""Background tasks that a dependency and a service add."""

from fastapi import BackgroundTasks, Depends, FastAPI
from service import OrderService

app = FastAPI()


def audit():  # on: thread
    return None


def with_audit(tasks: BackgroundTasks):  # on: thread
    tasks.add_task(audit)


@app.get("/", dependencies=[Depends(with_audit)])
async def index(tasks: BackgroundTasks):  # on: loop
    OrderService(tasks).create()  # calls: OrderService.__init__, OrderService.create
