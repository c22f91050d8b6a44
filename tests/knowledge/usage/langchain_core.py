"""LangChain: chains, models, retrievers, vector stores, tools, memory; `a...` beside every method that waits."""

import time

import requests
from langchain_core.chat_history import BaseChatMessageHistory, InMemoryChatMessageHistory
from langchain_core.callbacks import adispatch_custom_event
from langchain_core.documents import Document
from langchain_core.language_models import BaseChatModel
from langchain_core.output_parsers import StrOutputParser
from langchain_core.prompts import ChatPromptTemplate
from langchain_core.retrievers import BaseRetriever
from langchain_core.runnables import (
    ConfigurableField, Runnable, RunnableBranch, RunnableLambda, RunnableParallel, RunnablePassthrough, RunnableWithMessageHistory,
)
from langchain_core.tools import BaseTool, StructuredTool, tool
from langchain_core.vectorstores import InMemoryVectorStore, VectorStore
from langchain_openai import ChatOpenAI, OpenAIEmbeddings

llm = ChatOpenAI(model="gpt-4o")
embeddings = OpenAIEmbeddings()
prompt = ChatPromptTemplate.from_messages([("system", "Be brief."), ("human", "{q}")])
chain = prompt | llm | StrOutputParser()
store = InMemoryVectorStore(embeddings)
retriever = store.as_retriever(search_kwargs={"k": 4})
rag = {"context": retriever, "question": RunnablePassthrough()} | prompt | llm | StrOutputParser()


async def models(q: str):
    llm.invoke(q).content  # blocks: ai
    llm.ainvoke(q)  # lost
    for chunk in llm.stream(q):  # blocks: ai
        print(chunk.content)
    async for chunk in llm.astream(q):
        print(chunk.content)
    llm.with_structured_output(dict).invoke(q)  # blocks: ai
    llm.bind_tools([]).with_retry().with_fallbacks([llm]).invoke(q)  # blocks: ai
    llm.configurable_fields(temperature=ConfigurableField(id="t")).with_config(configurable={"t": 1}).invoke(q)  # blocks: ai
    await llm.bind(stop=["."]).abatch([q])
    llm.predict(q)  # blocks: ai
    return llm(q)  # blocks: ai


async def chains(q: str):
    chain.invoke({"q": q})  # blocks: ai
    rag.batch([q])  # blocks: ai
    list(chain.stream({"q": q}))  # blocks: ai
    prompt.pipe(llm, StrOutputParser()).invoke(q)  # blocks: ai
    chain.abatch([q])  # lost
    prompt.invoke({"q": q}).to_messages()
    (RunnableLambda(str.upper) | StrOutputParser()).invoke(q)
    RunnableParallel(a=chain, b=prompt).invoke(q)  # missing: blocks: ai
    RunnableBranch((lambda x: True, chain), chain).invoke(q)  # missing: blocks: ai
    async for event in chain.astream_events({"q": q}, version="v2"):
        print(event)
    return await chain.ainvoke({"q": q})


async def stores(q: str):
    retriever.invoke(q)  # blocks: ai
    retriever.get_relevant_documents(q)  # blocks: ai
    store.similarity_search_with_score(q)  # blocks: ai
    store.aadd_documents([Document(q)])  # lost
    fresh = await InMemoryVectorStore.afrom_texts([q], embeddings)
    fresh.as_retriever().invoke(q)  # blocks: ai
    embeddings.embed_query(q)  # blocks: ai
    store.delete(["1"])
    await adispatch_custom_event("done", {})


def history(session: str) -> BaseChatMessageHistory:
    return InMemoryChatMessageHistory()


async def memory(q: str):
    remembering = RunnableWithMessageHistory(chain, history, input_messages_key="q")
    await remembering.ainvoke({"q": q}, config={"configurable": {"session_id": "1"}})
    remembering.invoke({"q": q})  # blocks: ai


@tool
def threaded(url: str) -> str:
    """Runs in a worker thread."""
    return requests.get(url).text


@tool("named", return_direct=True)
async def on_loop(url: str) -> str:
    """Runs on the loop."""
    time.sleep(3)  # blocks: sleep


async def tools(q: str):
    StructuredTool.from_function(coroutine=on_loop, name="t", description="t")
    threaded.ainvoke({"url": q})  # lost


async def handed(model: BaseChatModel, found: BaseRetriever, any_chain: Runnable, vectors: VectorStore, any_tool: BaseTool):
    model.invoke("x")  # blocks: ai
    (prompt | model).invoke("x")  # blocks: ai
    found.invoke("x")  # blocks: ai
    vectors.similarity_search("x")  # blocks: ai
    any_chain.invoke("x")
    any_tool.invoke("x")
    any_chain.with_config({}).ainvoke("x")  # lost
