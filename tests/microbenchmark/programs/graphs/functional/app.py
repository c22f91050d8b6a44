"""LangGraph's functional interface: `@entrypoint` and `@task`."""

from fastapi import FastAPI
from langgraph.func import entrypoint, task

app = FastAPI()


@task
def fetch(name):  # on: thread; spurious on: loop (calling a @task gives a future, and its function runs elsewhere)
    return name


@task
async def rate(name):  # on: loop
    return len(name)


@entrypoint()
async def workflow(name):  # on: loop
    text = await fetch(name)  # spurious calls: fetch (calling a @task gives a future, and its function runs elsewhere)
    return await rate(text)  # spurious calls: rate (calling a @task gives a future, and its function runs elsewhere)


@app.get("/")
async def run():  # on: loop
    return await workflow.ainvoke("a")
