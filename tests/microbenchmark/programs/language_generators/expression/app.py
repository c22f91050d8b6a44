"""A generator expression: its first source is evaluated where it stands, the rest when it is run through."""

from fastapi import FastAPI

app = FastAPI()


def users():  # on: loop
    return [1]


def score(user):  # on: loop
    return user


def never(user):
    return user


@app.get("/")
async def read():  # on: loop
    scores = (score(user) for user in users())  # calls: users, score
    unused = (never(user) for user in users())  # calls: users
    return [value for value in scores]
