"""A function given by keyword, to a parameter that is keyword-only, or not."""

from fastapi import FastAPI

app = FastAPI()


def by_name(user):  # on: loop
    return user["name"]


def by_age(user):  # on: loop
    return user["age"]


def ordered(users, key):  # on: loop
    return [key(user) for user in users]  # calls: by_name


def grouped(users, *, key):  # on: loop
    return {key(user): user for user in users}  # calls: by_age


@app.get("/")
async def read():  # on: loop
    users = [{"name": "a", "age": 1}]
    return [ordered(key=by_name, users=users), grouped(users, key=by_age)]  # calls: grouped, ordered
