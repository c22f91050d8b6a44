"""`BackgroundTasks.add_task`: `async def` on the event loop, `def` in a worker thread."""

from fastapi import BackgroundTasks, FastAPI
from mail import Mailer, notify, send

app = FastAPI()
mailer = Mailer()


@app.post("/async")
async def register(tasks: BackgroundTasks):  # on: loop
    tasks.add_task(send, "me", subject="Hello")
    tasks.add_task(notify, "me")
    tasks.add_task(mailer.send, "me")
    tasks.add_task(func=mailer.queue)


@app.post("/def")
def register_in_thread(background_tasks: BackgroundTasks):  # on: thread
    background_tasks.add_task(send, "me")
    background_tasks.add_task(notify, "me")
