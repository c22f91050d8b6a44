"""LangChain 1: agents with tools and middleware; the import paths of earlier versions still lead to what was there."""

import time

from langchain import hub
from langchain.agents import AgentExecutor, create_agent, create_tool_calling_agent
from langchain.agents.middleware import AgentMiddleware, after_model, before_model, dynamic_prompt, wrap_model_call
from langchain.callbacks import get_openai_callback
from langchain.chains import ConversationalRetrievalChain, RetrievalQA, create_retrieval_chain
from langchain.chains.combine_documents import create_stuff_documents_chain
from langchain.chat_models import ChatOpenAI, init_chat_model
from langchain.document_loaders import PyPDFLoader
from langchain.embeddings import init_embeddings
from langchain.memory import ConversationBufferMemory
from langchain.prompts import ChatPromptTemplate
from langchain.text_splitter import RecursiveCharacterTextSplitter
from langchain.tools import tool
from langchain.vectorstores import FAISS

model = init_chat_model("openai:gpt-4o-mini")
old = ChatOpenAI(temperature=0)
prompt = ChatPromptTemplate.from_template("{q}")


@tool
async def search(query: str) -> str:
    """Runs on the loop."""
    time.sleep(1)  # blocks: sleep


def in_thread(query: str) -> str:
    """Runs in a worker thread."""
    time.sleep(1)
    return query


agent = create_agent(model, tools=[search, in_thread])


@before_model
def history(state, runtime):
    time.sleep(1)  # blocks: sleep


@dynamic_prompt
def instructions(request):
    return model.invoke("x").content  # blocks: ai


@wrap_model_call
async def retry(request, handler):
    time.sleep(1)  # blocks: sleep
    return await handler(request)


@wrap_model_call
def only_sync(request, handler):
    time.sleep(1)
    return handler(request)


async def agents(q: str):
    agent.invoke({"messages": [("user", q)]})  # blocks: ai
    for step in agent.stream({"messages": []}):  # blocks: ai
        print(step)
    agent.ainvoke({"messages": []})  # lost
    init_embeddings("openai:text-embedding-3-small").embed_query(q)  # blocks: ai
    return await agent.ainvoke({"messages": [("user", q)]})


async def before_1_0(q: str, path: str):
    docs = PyPDFLoader(path).load()  # blocks: cpu
    chunks = RecursiveCharacterTextSplitter(chunk_size=500).split_documents(docs)
    store = FAISS.from_documents(chunks, init_embeddings("x"))  # blocks: ai
    qa = RetrievalQA.from_chain_type(llm=old, retriever=store.as_retriever())
    qa.run(q)  # blocks: ai
    qa({"query": q})  # blocks: ai
    await qa.acall({"query": q})
    chat = ConversationalRetrievalChain.from_llm(old, store.as_retriever(), memory=ConversationBufferMemory())
    chat.arun(q)  # lost
    with get_openai_callback() as usage:
        create_stuff_documents_chain(old, prompt).invoke({"q": q})  # blocks: ai
    rag = create_retrieval_chain(store.as_retriever(), create_stuff_documents_chain(old, prompt))
    rag.invoke({"input": q})  # blocks: ai
    executor = AgentExecutor(agent=create_tool_calling_agent(old, [search], prompt), tools=[search])
    executor.invoke({"input": q})  # blocks: ai
    pulled = hub.pull("rlm/rag-prompt")  # blocks: http
    async for event in executor.astream_events({"input": q}, version="v2"):
        print(event, pulled, usage)
