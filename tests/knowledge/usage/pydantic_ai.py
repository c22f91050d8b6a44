"""pydantic-ai: runs and streams of an agent, its tools, toolsets and direct requests."""

import time
from dataclasses import dataclass

import requests
from fastapi import Depends, FastAPI
from pydantic_ai import Agent, Embedder, FunctionToolset, RunContext, Tool
from pydantic_ai.direct import model_request, model_request_sync
from pydantic_ai.models.openai import OpenAIChatModel

app = FastAPI()


@dataclass
class Deps:
    url: str


model = OpenAIChatModel("gpt-4o")
agent = Agent(model, deps_type=Deps, output_type=str)
toolset = FunctionToolset()


@agent.tool
def threaded(ctx: RunContext[Deps], city: str) -> str:
    return requests.get(ctx.deps.url).text


@agent.tool(retries=2)
async def on_loop(ctx: RunContext[Deps], city: str) -> str:
    return requests.get(ctx.deps.url).text  # blocks: http


@agent.system_prompt
async def instructions(ctx: RunContext[Deps]) -> str:
    time.sleep(1)  # blocks: sleep
    return "x"


@toolset.tool
async def plain(city: str) -> str:
    time.sleep(1)  # blocks: sleep
    return city


def prepare(ctx, definition):
    time.sleep(1)  # blocks: sleep
    return definition


tool = Tool(threaded, prepare=prepare)


@app.post("/ask")
async def ask(q: str, deps: Deps = Depends(Deps)):
    result = await agent.run(q, deps=deps)
    agent.run(q, deps=deps)  # lost
    agent.run_sync(q, deps=deps)  # blocks: ai
    async with agent.run_stream(q, deps=deps) as response:
        async for text in response.stream_text(delta=True):
            print(text)
        await response.get_output()
    async with agent.iter(q, deps=deps) as run:
        async for node in run:
            print(node)
        run.next(node)  # lost
    async with agent:
        with agent.override(model=model):
            await agent.run(q)
    return result.output


async def others(q: str):
    model_request_sync("openai:gpt-4o", [])  # blocks: ai
    await model_request("openai:gpt-4o", [])
    Embedder("openai:m").embed_query_sync(q)  # blocks: ai
    await Embedder("openai:m").embed_query(q)
