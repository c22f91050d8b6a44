"""Callbacks kept in attributes, lists and dicts of an object, and called later by one of its methods."""

from collections.abc import Callable
from dataclasses import dataclass, field

from fastapi import FastAPI

app = FastAPI()


def on_attribute():  # on: loop
    return 1


def in_list():  # missing on: loop (what is put into a container later is not followed)
    return 2


def in_dict():  # missing on: loop (what is put into a container later is not followed)
    return 3


def in_field():  # on: loop
    return 4


def in_fields():  # on: loop
    return 5


class Job:
    def __init__(self, on_done):  # on: loop
        self.on_done = on_done
        self.steps = []
        self.hooks = {}

    def add(self, step):  # on: loop
        self.steps.append(step)

    def hook(self, name, function):  # on: loop
        self.hooks[name] = function

    def run(self):  # on: loop
        for step in self.steps:
            step()  # missing calls: in_list (what is put into a container later is not followed)
        self.hooks["end"]()  # missing calls: in_dict (what is put into a container later is not followed)
        return self.on_done()  # calls: on_attribute


@dataclass
class Task:
    action: Callable[[], int]
    more: list[Callable[[], int]] = field(default_factory=list)

    def run(self):  # on: loop
        first = self.action()  # calls: in_field
        return first, [action() for action in self.more]  # calls: in_fields


@app.get("/class")
async def of_class():  # on: loop
    job = Job(on_attribute)  # calls: Job.__init__
    job.add(in_list)  # calls: Job.add
    job.hook("end", in_dict)  # calls: Job.hook
    return job.run()  # calls: Job.run


@app.get("/dataclass")
async def of_dataclass():  # on: loop
    return Task(in_field, more=[in_fields]).run()  # calls: Task.run
