"""`add_api_route(path, factory(...))`: the function that a factory returns."""

from endpoints import make_reader, make_runner
from fastapi import FastAPI

app = FastAPI()
app.add_api_route("/items", make_reader("items"))  # calls: make_reader
app.add_api_route("/run", make_runner(retries=2), methods=["POST"])  # calls: make_runner
for name in ("users", "groups"):
    app.get(f"/{name}")(make_reader(name))  # calls: make_reader
