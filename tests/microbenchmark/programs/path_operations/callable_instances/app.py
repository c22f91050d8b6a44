"""Instances and classes as path operations."""

from fastapi import FastAPI
from fastapi.responses import JSONResponse


class Predict:
    def __init__(self, model):  # on: import
        self.model = model

    async def __call__(self):  # on: loop
        return self.model


class Train:
    def __call__(self):  # on: thread
        return self.epochs()  # calls: Train.epochs

    def epochs(self):  # on: thread
        return 3


class Status(JSONResponse):
    def __init__(self):  # on: thread
        super().__init__({"status": "ok"})


app = FastAPI()
app.add_api_route("/predict", Predict("small"))  # calls: Predict.__init__
app.add_api_route("/train", Train(), methods=["POST"])
app.add_api_route("/status", Status, response_model=None)
