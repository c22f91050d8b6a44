"""Callback handlers: `async def` on the event loop, `def` in a worker thread."""

from fastapi import FastAPI
from langchain_core.callbacks import AsyncCallbackHandler, BaseCallbackHandler
from langchain_core.runnables import RunnableLambda

app = FastAPI()


class Log(BaseCallbackHandler):
    def on_chain_start(self, serialized, inputs, **kwargs):  # missing on: thread (no hooks for the methods that LangChain calls)
        self.write("start")  # calls: Log.write

    def write(self, text):  # missing on: thread (no hooks for the methods that LangChain calls)
        return text


class Trace(AsyncCallbackHandler):
    async def on_chain_end(self, outputs, **kwargs):  # on: loop
        self.send("end")  # calls: Trace.send

    def send(self, text):  # on: loop
        return text


async def answer(text):  # on: loop
    return text


@app.get("/")
async def run():  # on: loop
    return await RunnableLambda(answer).ainvoke("a", config={"callbacks": [Log(), Trace()]})
