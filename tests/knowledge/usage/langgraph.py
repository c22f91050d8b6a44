"""LangGraph: nodes, tools and checkpointers of a graph that an app runs asynchronously."""

import asyncio
import sqlite3
import time

import requests
from langchain_openai import ChatOpenAI
from langgraph.checkpoint.memory import InMemorySaver
from langgraph.checkpoint.postgres import PostgresSaver
from langgraph.checkpoint.postgres.aio import AsyncPostgresSaver
from langgraph.checkpoint.sqlite import SqliteSaver
from langgraph.checkpoint.sqlite.aio import AsyncSqliteSaver
from langgraph.func import entrypoint, task
from langgraph.graph import END, START, StateGraph
from langgraph.prebuilt import ToolNode, create_react_agent
from langgraph.store.postgres import PostgresStore
from langgraph_supervisor import create_supervisor
from langgraph_swarm import create_swarm

llm = ChatOpenAI(model="gpt-4o")


def threaded(state: dict) -> dict:
    return {"answer": llm.invoke(state["q"])}


async def on_loop(state: dict) -> dict:
    return {"answer": llm.invoke(state["q"])}  # blocks: ai


async def awaits(state: dict) -> dict:
    return {"answer": await llm.ainvoke(state["q"])}


def route(state: dict) -> str:
    time.sleep(1)
    return END


def weather(city: str) -> str:
    return requests.get(f"https://w/{city}").text


def instructions(state: dict) -> list:
    return [requests.get("https://prompts/1").text]  # blocks: http


builder = StateGraph(dict)
builder.add_node("threaded", threaded).add_node(on_loop)
builder.add_node("awaits", awaits)
builder.add_node("tools", ToolNode([weather]))
builder.add_edge(START, "threaded")
builder.add_conditional_edges("threaded", route)
graph = builder.compile(checkpointer=InMemorySaver())
kept = builder.compile(checkpointer=SqliteSaver(sqlite3.connect("chats.db", check_same_thread=False)))
agent = create_react_agent(llm, [weather], prompt=instructions)


async def run(q: str):
    config = {"configurable": {"thread_id": "1"}}
    graph.get_state(config)
    kept.get_state(config)  # blocks: db
    graph.invoke({"q": q}, config)  # blocks: ai
    for chunk in graph.stream({"q": q}, config, stream_mode="updates"):  # blocks: ai
        print(chunk)
    graph.get_state(config).values
    graph.get_graph().draw_mermaid()
    async for chunk in graph.astream({"q": q}, config, stream_mode="messages"):
        print(chunk)
    async for event in agent.astream_events({"messages": []}, version="v2"):
        print(event)
    graph.aupdate_state(config, {})  # lost
    graph.with_config(tags=["x"]).ainvoke({"q": q})  # lost
    create_supervisor([agent], model=llm).compile().invoke({"messages": []})  # blocks: ai
    await create_swarm([agent], default_active_agent="a").compile().ainvoke({"messages": []})
    return await graph.ainvoke({"q": q}, config)


async def kept(uri: str):
    with PostgresSaver.from_conn_string(uri) as saver:  # blocks: db
        saver.setup()  # blocks: db
    async with AsyncPostgresSaver.from_conn_string(uri) as saver:
        saver.setup()  # lost
        compiled = builder.compile(checkpointer=saver)
        await compiled.aget_state({})
        async for state in compiled.aget_state_history({}):
            print(state)
    async with AsyncSqliteSaver.from_conn_string("x.db") as saver:
        await saver.aget_tuple({})
    with PostgresStore.from_conn_string(uri) as store:  # blocks: db
        store.put(("a",), "k", {})  # blocks: db


@task
async def fetch(url: str) -> str:
    return requests.get(url).text  # blocks: http


@entrypoint(checkpointer=InMemorySaver())
async def workflow(urls: list[str]) -> list[str]:
    return await asyncio.gather(*[fetch(url) for url in urls])


async def functional(urls: list[str]):
    workflow.invoke(urls)  # blocks: ai
    return await workflow.ainvoke(urls)
