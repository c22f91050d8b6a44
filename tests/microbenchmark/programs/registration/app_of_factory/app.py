"""An application that a function makes, with routes decorated afterwards."""

from factory import create_app

app = create_app(title="shop")  # calls: create_app


@app.get("/items")
def items():  # on: thread
    return []
