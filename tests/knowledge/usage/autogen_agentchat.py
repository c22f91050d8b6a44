"""AutoGen: agents and teams, their streams, tools of both kinds."""

import requests
from autogen_agentchat.agents import AssistantAgent
from autogen_agentchat.teams import RoundRobinGroupChat
from autogen_agentchat.ui import Console
from autogen_core import SingleThreadedAgentRuntime
from autogen_core.tools import FunctionTool
from autogen_ext.models.openai import OpenAIChatCompletionClient


def threaded(url: str) -> str:
    return requests.get(url).text


async def on_loop(url: str) -> str:
    return requests.get(url).text  # blocks: http


tools = [FunctionTool(threaded, description="d"), FunctionTool(on_loop, description="d")]
client = OpenAIChatCompletionClient(model="gpt-4o")
agent = AssistantAgent("a", model_client=client, tools=tools)
team = RoundRobinGroupChat([agent], max_turns=2)


async def run(q: str):
    agent.run(task=q)  # lost
    result = await team.run(task=q)
    async for message in team.run_stream(task=q):
        print(message)
    await Console(team.run_stream(task=q))
    client.create([])  # lost
    runtime = SingleThreadedAgentRuntime()
    runtime.start()
    await runtime.stop_when_idle()
    team.reset()  # lost
    await client.close()
    return result
