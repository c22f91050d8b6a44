"""Haystack: pipelines and components on both sides."""

import requests
from haystack import Pipeline
from haystack.components.agents import Agent
from haystack.components.embedders import OpenAITextEmbedder
from haystack.components.generators.chat import OpenAIChatGenerator
from haystack.tools import tool

pipeline = Pipeline()
pipeline.add_component("llm", OpenAIChatGenerator())
pipeline.connect("prompt", "llm")


@tool
def threaded(url: str) -> str:
    """Runs in a worker thread."""
    return requests.get(url).text


async def run(q: str):
    pipeline.run({"llm": {"messages": []}})  # blocks: ai
    pipeline.run_async({"llm": {}})  # lost
    async for output in pipeline.run_async_generator({"llm": {}}):
        print(output)
    OpenAIChatGenerator().run(messages=[])  # blocks: ai
    OpenAITextEmbedder().run(text=q)  # blocks: ai
    await OpenAITextEmbedder().run_async(text=q)
    Agent(chat_generator=OpenAIChatGenerator(), tools=[threaded]).run(messages=[])  # blocks: ai
    return await pipeline.run_async({"llm": {"messages": []}})
