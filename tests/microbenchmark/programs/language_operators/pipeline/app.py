"""`prompt | model | parser` with classes of the project: `__or__` makes a sequence that calls its steps."""

from fastapi import FastAPI

app = FastAPI()


class Step:
    def __or__(self, other):  # missing on: import (operators run no special method)
        return Sequence([self, other])  # calls: Sequence.__init__

    def __ror__(self, other):  # missing on: loop (operators run no special method)
        return Sequence([Given(other), self])  # calls: Given.__init__, Sequence.__init__

    def invoke(self, value):  # on: loop
        return value


class Given(Step):
    def __init__(self, value):  # missing on: loop (operators run no special method)
        self.value = value


class Sequence(Step):
    def __init__(self, steps):  # missing on: import, loop (operators run no special method)
        self.steps = steps

    def invoke(self, value):  # on: loop
        for step in self.steps:
            value = step.invoke(value)  # calls: Step.invoke; missing calls: Model.invoke (arguments of an operator are not followed into it)
        return value


class Model(Step):
    def invoke(self, value):  # missing on: loop (arguments of an operator are not followed into it)
        return value * 2


chain = Step() | Model()  # missing calls: Step.__or__ (operators run no special method)


@app.get("/or")
async def by_or():  # on: loop
    return chain.invoke(1)  # calls: Sequence.invoke


@app.get("/reflected")
async def by_reflection():  # on: loop
    return ("text" | Model()).invoke("a")  # calls: Sequence.invoke; missing calls: Step.__ror__ (operators run no special method)
