"""A path operation and a dependency that other code calls: they run where the caller runs."""

from fastapi import Depends, FastAPI

app = FastAPI()


def get_settings():  # on: loop, thread
    return {"debug": False}


@app.get("/report")
def report():  # on: loop, thread
    return "report"


@app.get("/summary")
async def summary():  # on: loop
    return "summary"


@app.get("/dashboard")
async def dashboard(settings=Depends(get_settings)):  # on: loop
    return [report(), await summary(), get_settings()]  # calls: get_settings, report, summary
