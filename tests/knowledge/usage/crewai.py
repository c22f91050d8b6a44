"""CrewAI: crews, flows and tools in an app with a loop."""

import requests
from crewai import LLM, Agent, Crew, Task
from crewai.flow.flow import Flow, listen, start
from crewai.tools import BaseTool, tool


@tool("search")
def search(q: str) -> str:
    """Runs in a worker thread."""
    return requests.get(q).text


class Fetch(BaseTool):
    name: str = "fetch"

    def _run(self, url: str) -> str:
        return requests.get(url).text


class Research(Flow):
    @start()
    def plan(self):
        return LLM(model="m").call("x")

    @listen(plan)
    async def write(self, plan: str):
        LLM(model="m").call(plan)  # blocks: ai
        return await LLM(model="m").acall(plan)


crew = Crew(agents=[Agent(role="r", goal="g", backstory="b", tools=[search, Fetch()])], tasks=[Task(description="d", expected_output="e")])


async def run(q: str):
    crew.kickoff(inputs={"q": q})  # blocks: ai
    crew.kickoff_async(inputs={"q": q})  # lost
    await crew.akickoff(inputs={"q": q})
    crew.kickoff_for_each(inputs=[{"q": q}])  # blocks: ai
    Research().kickoff()  # blocks: ai
    await Research().kickoff_async()
    return await crew.kickoff_async(inputs={"q": q})
