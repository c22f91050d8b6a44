import main
from main import app


@app.get("/users")
def users():  # on: thread
    return []


@main.app.get("/groups")
def groups():  # on: thread
    return []
