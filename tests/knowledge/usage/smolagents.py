"""smolagents: an agent waits for its model wherever it runs."""

import asyncio

import requests
from smolagents import CodeAgent, InferenceClientModel, Tool, ToolCallingAgent, tool


@tool
def fetch(url: str) -> str:
    """Runs where the agent does."""
    return requests.get(url).text


class Weather(Tool):
    name = "weather"

    def forward(self, city: str) -> str:
        return requests.get(city).text


model = InferenceClientModel()
agent = CodeAgent(tools=[fetch, Weather()], model=model)


async def run(q: str):
    agent.run(q)  # blocks: ai
    for step in ToolCallingAgent(tools=[], model=model).run(q, stream=True):  # blocks: ai
        print(step)
    model.generate([])  # blocks: ai
    return await asyncio.to_thread(agent.run, q)
