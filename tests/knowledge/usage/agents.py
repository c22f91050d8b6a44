"""OpenAI Agents SDK: runs, streams, tools, guardrails, sessions."""

import time

import requests
from agents import Agent, GuardrailFunctionOutput, Runner, SQLiteSession, function_tool, input_guardrail, trace
from agents.extensions.models.litellm_model import LitellmModel
from agents.mcp import MCPServerStdio


@function_tool
def threaded(city: str) -> str:
    """Runs in a worker thread."""
    return requests.get(city).text


@function_tool(name_override="w")
async def on_loop(city: str) -> str:
    """Runs on the loop."""
    return requests.get(city).text  # blocks: http


@input_guardrail
def checked(ctx, agent, text):
    time.sleep(1)  # blocks: sleep
    return GuardrailFunctionOutput(output_info=None, tripwire_triggered=False)


def instructions(ctx, agent) -> str:
    return requests.get("https://prompts").text  # blocks: http


agent = Agent(name="a", instructions=instructions, tools=[threaded, on_loop], input_guardrails=[checked])
session = SQLiteSession("1", "conversations.db")


async def run(q: str):
    result = await Runner.run(agent, q, session=session)
    Runner.run_sync(agent, q)  # blocks: ai
    Runner.run(agent, q)  # lost
    stream = Runner.run_streamed(agent, q)
    async for event in stream.stream_events():
        print(event.type)
    with trace("workflow"):
        await Runner.run(agent.clone(model=LitellmModel(model="m")), q)
    await session.add_items([])
    session.clear_session()  # lost
    async with MCPServerStdio(params={"command": "npx"}) as server:
        await server.list_tools()
        server.call_tool("t", {})  # lost
    return result.final_output
