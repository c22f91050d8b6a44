"""Which module gives the function depends on a setting."""

from fastapi import FastAPI

from settings import backend

app = FastAPI()


@app.get("/")
async def read():  # on: loop
    return backend.save()  # calls: memory.py:save; spurious calls: disk.py:save (a condition's value is not known)
