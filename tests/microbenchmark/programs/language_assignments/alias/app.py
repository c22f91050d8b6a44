"""A second and a third name of a function."""

from fastapi import FastAPI

app = FastAPI()


def fetch_user():  # on: loop
    return "me"


get_user = fetch_user
current_user = get_user


@app.get("/")
async def read():  # on: loop
    return current_user()  # calls: fetch_user
