from typing import Annotated

from pydantic import BaseModel, PlainSerializer, computed_field, field_serializer, model_serializer


def cents(value):  # on: loop
    return value * 100


class Line(BaseModel):
    text: str = "tea"

    @model_serializer
    def dump(self):  # on: loop
        return {"text": self.text}


class Order(BaseModel):
    total: int
    fee: Annotated[int, PlainSerializer(cents)] = 1
    line: Line = Line()

    @field_serializer("total")
    def as_text(self, value):  # on: loop
        return str(value)

    @computed_field
    @property
    def tax(self) -> int:  # on: loop
        return rate(self.total)  # calls: rate


def rate(total):  # on: loop
    return total // 5
