"""A generator expression: its first source is evaluated where it stands, the rest when it is run through."""

from fastapi import FastAPI

app = FastAPI()


def users():  # on: loop
    return [1]


def score(user):  # missing on: loop (an iterator that is kept is not run where it is iterated)
    return user


def never(user):
    return user


@app.get("/")
async def read():  # on: loop
    scores = (score(user) for user in users())  # calls: users; missing calls: score (an iterator that is kept is not run where it is iterated)
    unused = (never(user) for user in users())  # calls: users
    return [value for value in scores]
