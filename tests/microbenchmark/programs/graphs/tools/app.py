"""LangChain tools under `ainvoke`: `async def` on the event loop, `def` in a worker thread."""

from fastapi import FastAPI
from langchain_core.tools import BaseTool, StructuredTool, tool

app = FastAPI()


@tool
def search(query: str) -> str:  # on: thread
    """Search."""
    return look_up(query)  # calls: look_up


def look_up(query):  # on: thread
    return query


@tool("weather")
async def get_weather(city: str) -> str:  # on: loop
    """Weather."""
    return city


def read_def(path: str) -> str:  # on: thread
    """Read."""
    return path


async def read_async(path: str) -> str:  # on: loop
    """Read."""
    return path


read = StructuredTool.from_function(func=read_def, coroutine=read_async)
write = StructuredTool.from_function(read_def, name="write")


class Calculator(BaseTool):
    name: str = "calculator"
    description: str = "Adds."

    def _run(self, a: int) -> int:  # on: thread
        return self.add(a)  # calls: Calculator.add

    def add(self, a):  # on: thread
        return a + 1


class Browser(BaseTool):
    name: str = "browser"
    description: str = "Browses."

    def _run(self, url: str) -> str:  # spurious on: thread (it runs where the tool is invoked with `invoke`; `ainvoke` calls `_arun` where that is overridden)
        return url

    async def _arun(self, url: str) -> str:  # on: loop
        return url


@app.get("/async")
async def run():  # on: loop
    return [
        await search.ainvoke({"query": "a"}),
        await get_weather.ainvoke({"city": "b"}),
        await read.ainvoke({"path": "c"}),
        await write.ainvoke({"path": "d"}),
        await Calculator().ainvoke({"a": 1}),
        await Browser().ainvoke({"url": "e"}),
    ]
