"""A type of the project with `__get_pydantic_core_schema__`: at import; its validator on the event loop.

GET /?color=red
"""

from fastapi import FastAPI
from pydantic_core import core_schema

app = FastAPI()


class Color:
    def __init__(self, name):  # missing on: loop (no hook for __get_pydantic_core_schema__, nor row for what pydantic_core is given)
        self.name = name

    @classmethod
    def __get_pydantic_core_schema__(cls, source, handler):  # missing on: import (no hook for __get_pydantic_core_schema__, nor row for what pydantic_core is given)
        return core_schema.no_info_plain_validator_function(cls.parse)

    @classmethod
    def parse(cls, value):  # missing on: loop (no hook for __get_pydantic_core_schema__, nor row for what pydantic_core is given)
        return cls(value)  # calls: Color.__init__


@app.get("/")
def index(color: Color):  # on: thread
    return color.name
