"""`jsonable_encoder` by hand, with encoders of the project."""

from fastapi import FastAPI
from fastapi.encoders import jsonable_encoder

app = FastAPI()


class Point:
    def __init__(self, x):  # on: thread
        self.x = x


def encode_point(point):  # missing on: thread (no row for custom_encoder of jsonable_encoder)
    return [point.x]


@app.get("/")
def index():  # on: thread
    return jsonable_encoder({"at": Point(1)}, custom_encoder={Point: encode_point})  # calls: Point.__init__
