"""`sorted`, `min`, `max`, `list.sort` and `groupby` call the function that they are given as key."""

from itertools import groupby

from fastapi import FastAPI

app = FastAPI()


def age(user):  # on: loop
    return user["age"]


def name(user):  # on: loop
    return user["name"]


def country(user):  # on: loop
    return user["country"]


@app.get("/")
async def read():  # on: loop
    users = [{"name": "a", "age": 1, "country": "x"}, {"name": "b", "age": 2, "country": "x"}]
    oldest = max(users, key=age)  # calls: age
    users.sort(key=name)  # calls: name
    first = sorted(users, key=lambda user: -user["age"])  # on: loop; calls: <lambda>@27
    return oldest, first, [key for key, _ in groupby(users, country)]  # calls: country
