"""Chainlit: what its decorators register is called on the event loop; `make_async` moves a function to a worker thread."""

import time

import chainlit as cl


@cl.on_chat_start
def start():
    time.sleep(1)  # blocks: sleep


@cl.on_message
async def answer(message: cl.Message):
    reply = cl.Message(content="")
    reply.send()  # lost
    await reply.stream_token("x")
    await cl.make_async(time.sleep)(1)
    cl.make_async(time.sleep)(1)  # lost
    cl.sleep(1)  # lost
    async with cl.Step(name="x") as step:
        step.stream_token("x")  # lost
    await lookup(message.content)
    lookup(message.content)  # lost
    await cl.Message(content="x").send()


@cl.step(type="tool")
async def lookup(text):
    time.sleep(1)  # blocks: sleep


@cl.action_callback("again")
async def again(action: cl.Action):
    action.remove()  # lost
