"""Agno: runs of both kinds, streams, tools."""

import requests
from agno.agent import Agent
from agno.models.openai import OpenAIChat
from agno.team import Team
from agno.tools import tool


@tool
def threaded(url: str) -> str:
    return requests.get(url).text


@tool(name="loop")
async def on_loop(url: str) -> str:
    return requests.get(url).text  # blocks: http


agent = Agent(model=OpenAIChat(id="gpt-4o"), tools=[threaded, on_loop])
team = Team(members=[agent])


async def run(q: str):
    agent.run(q).content  # blocks: ai
    for chunk in agent.run(q, stream=True):  # blocks: ai
        print(chunk)
    agent.arun(q)  # lost
    async for chunk in agent.arun(q, stream=True):
        print(chunk)
    team.print_response(q)  # blocks: ai
    await team.aprint_response(q)
    return (await team.arun(q)).content
