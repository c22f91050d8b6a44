"""LangGraph's functional interface: `@entrypoint` and `@task`."""

from fastapi import FastAPI
from langgraph.func import entrypoint, task

app = FastAPI()


@task
def fetch(name):  # on: thread
    return name


@task
async def rate(name):  # on: loop
    return len(name)


@entrypoint()
async def workflow(name):  # on: loop
    text = await fetch(name)
    return await rate(text)


@app.get("/")
async def run():  # on: loop
    return await workflow.ainvoke("a")
