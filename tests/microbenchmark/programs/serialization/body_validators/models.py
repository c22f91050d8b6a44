from typing import Annotated

from pydantic import AfterValidator, BaseModel, Field, field_validator, model_validator


def positive(value):  # on: loop
    return check(value)  # calls: check


def check(value):  # on: loop
    return max(value, 0)


def new_id():  # on: loop
    return 1


class Item(BaseModel):
    id: int = Field(default_factory=new_id)
    name: str
    price: Annotated[int, AfterValidator(positive)]

    @field_validator("name")
    @classmethod
    def strip(cls, value):  # on: loop
        return clean(value)  # calls: clean

    @model_validator(mode="before")
    @classmethod
    def prepare(cls, data):  # on: loop
        return data

    @model_validator(mode="after")
    def finish(self):  # on: loop
        return self

    def model_post_init(self, context):  # on: loop
        self.touch()  # calls: Item.touch

    def touch(self):  # on: loop
        return None


def clean(value):  # on: loop
    return value.strip()
