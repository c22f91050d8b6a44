"""What is called is an item, a conditional, an `or`, a walrus.

GET /?dry=1
GET /?dry=0
"""

from fastapi import FastAPI

app = FastAPI()


def draw():  # on: loop
    return 1


def print_out():  # on: loop
    return 2


OVERRIDE = None


@app.get("/")
async def read(dry: bool = True):  # on: loop
    item = [draw][0]()  # calls: draw
    chosen = (draw if dry else print_out)()  # calls: draw, print_out
    fallback = (OVERRIDE or print_out)()  # calls: print_out
    return item, chosen, fallback, (action := draw)(), action()  # calls: draw
