"""The conversation as a graph: answer, then shorten what grew too long."""

from langchain_core.messages import SystemMessage
from langgraph.checkpoint.memory import InMemorySaver
from langgraph.graph import END, START, MessagesState, StateGraph

from app.llm import llm

INSTRUCTIONS = SystemMessage("You are a helpful assistant. Answer briefly.")
LONG_CONVERSATION = 20


async def answer(state: MessagesState) -> dict:
    """Ask the model for the next message."""
    reply = await llm.ainvoke([INSTRUCTIONS, *state["messages"]])
    return {"messages": [reply]}


async def summarize(state: MessagesState) -> dict:
    """Put a summary in place of a conversation that grew too long."""
    summary = llm.invoke([SystemMessage("Summarize the conversation."), *state["messages"]])
    return {"messages": [summary]}


def route_by_length(state: MessagesState) -> str:
    """Decide whether the conversation has to be summarized."""
    return "summarize" if len(state["messages"]) > LONG_CONVERSATION else END


def build_graph():
    """Compile the graph that answers one message of a conversation."""
    builder = StateGraph(MessagesState)
    builder.add_node("answer", answer)
    builder.add_node("summarize", summarize)
    builder.add_edge(START, "answer")
    builder.add_conditional_edges("answer", route_by_length, ["summarize", END])
    builder.add_edge("summarize", END)
    return builder.compile(checkpointer=InMemorySaver())


chat_graph = build_graph()
