"""`send`, `throw` and `close`: the body goes on where it stopped; it starts at the first `next`."""

from fastapi import FastAPI

app = FastAPI()


def averager():  # missing on: loop (an iterator that is kept is not run where it is iterated)
    total = 0
    try:
        while True:
            total += convert((yield total))  # calls: convert
    finally:
        release()  # calls: release


def convert(value):  # missing on: loop (an iterator that is kept is not run where it is iterated)
    return value


def release():  # missing on: loop (an iterator that is kept is not run where it is iterated)
    return None


@app.get("/")
async def read():  # on: loop
    average = averager()
    next(average)  # missing calls: averager (an iterator that is kept is not run where it is iterated)
    total = average.send(3)
    average.close()
    return total
