"""`prompt | model | parser` with classes of the project: `__or__` makes a sequence that calls its steps."""

from fastapi import FastAPI

app = FastAPI()


class Step:
    def __or__(self, other):  # on: import
        return Sequence([self, other])  # calls: Sequence.__init__

    def __ror__(self, other):  # on: loop
        return Sequence([Given(other), self])  # calls: Given.__init__, Sequence.__init__

    def invoke(self, value):  # on: loop
        return value


class Given(Step):
    def __init__(self, value):  # on: loop
        self.value = value


class Sequence(Step):
    def __init__(self, steps):  # on: import, loop
        self.steps = steps

    def invoke(self, value):  # on: loop
        for step in self.steps:
            value = step.invoke(value)  # calls: Step.invoke, Model.invoke
        return value


class Model(Step):
    def invoke(self, value):  # on: loop
        return value * 2


chain = Step() | Model()  # calls: Step.__or__


@app.get("/or")
async def by_or():  # on: loop
    return chain.invoke(1)  # calls: Sequence.invoke


@app.get("/reflected")
async def by_reflection():  # on: loop
    return ("text" | Model()).invoke("a")  # calls: Sequence.invoke, Step.__ror__
