"""Middleware of LangChain's `create_agent`: a class, and decorated functions."""

from fastapi import FastAPI
from langchain.agents import create_agent
from langchain.agents.middleware import AgentMiddleware, after_model, before_model
from langchain_core.language_models.fake_chat_models import GenericFakeChatModel
from langchain_core.messages import AIMessage

app = FastAPI()


class Audit(AgentMiddleware):
    def before_agent(self, state, runtime):  # missing on: loop (no hooks for AgentMiddleware, whose def methods run on the event loop)
        return self.note(state)  # calls: Audit.note

    async def aafter_agent(self, state, runtime):  # on: loop
        return None

    def note(self, state):  # missing on: loop (no hooks for AgentMiddleware, whose def methods run on the event loop)
        return None


@before_model
def trim(state, runtime):  # on: loop
    return None


@after_model
async def check(state, runtime):  # on: loop
    return None


@app.get("/")
async def run():  # on: loop
    model = GenericFakeChatModel(messages=iter([AIMessage(content="done")]))
    agent = create_agent(model, tools=[], middleware=[Audit(), trim, check])
    result = await agent.ainvoke({"messages": [{"role": "user", "content": "hi"}]})
    return result["messages"][-1].content
