"""`send`, `throw` and `close`: the body goes on where it stopped; it starts at the first `next`."""

from fastapi import FastAPI

app = FastAPI()


def averager():  # on: loop
    total = 0
    try:
        while True:
            total += convert((yield total))  # calls: convert
    finally:
        release()  # calls: release


def convert(value):  # on: loop
    return value


def release():  # on: loop
    return None


@app.get("/")
async def read():  # on: loop
    average = averager()
    next(average)  # calls: averager
    total = average.send(3)
    average.close()
    return total
