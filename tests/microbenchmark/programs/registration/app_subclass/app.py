"""A subclass of `FastAPI` with routes and decorators of its own."""

from api import ShopAPI

app = ShopAPI()  # calls: ShopAPI.__init__


@app.get("/items")
def items():  # on: thread
    return []


@app.release("v2").get("/items")  # calls: ShopAPI.release
def items_v2():  # on: thread
    return []


app.finish()  # calls: ShopAPI.finish
