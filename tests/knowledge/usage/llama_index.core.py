"""LlamaIndex: indices, engines, retrievers, models, workflows; what is asynchronous in name only is awaited all the same."""

import requests
from llama_index.core import Settings, SimpleDirectoryReader, StorageContext, VectorStoreIndex, load_index_from_storage
from llama_index.core.agent.workflow import AgentWorkflow, FunctionAgent
from llama_index.core.ingestion import IngestionPipeline
from llama_index.core.llms import ChatMessage
from llama_index.core.memory import ChatMemoryBuffer
from llama_index.core.query_engine import RetrieverQueryEngine
from llama_index.core.tools import FunctionTool
from llama_index.core.workflow import Context, StartEvent, StopEvent, Workflow, step
from llama_index.embeddings.openai import OpenAIEmbedding
from llama_index.llms.anthropic import Anthropic
from llama_index.llms.openai import OpenAI
from llama_index.vector_stores.qdrant import QdrantVectorStore

Settings.llm = OpenAI(model="gpt-4o")
Settings.embed_model = OpenAIEmbedding()


async def indices(path: str, q: str, store: QdrantVectorStore):
    documents = SimpleDirectoryReader(path).load_data()  # blocks: file
    documents = await SimpleDirectoryReader(path).aload_data()
    index = VectorStoreIndex.from_documents(documents)  # blocks: ai
    index.insert(documents[0])  # blocks: ai
    index.storage_context.persist("db")  # blocks: file
    index.as_query_engine(similarity_top_k=3).query(q)  # blocks: ai
    index.as_retriever().retrieve(q)  # blocks: ai
    await index.as_retriever().aretrieve(q)
    load_index_from_storage(StorageContext.from_defaults(persist_dir="db")).as_query_engine().aquery(q)  # lost
    kept = VectorStoreIndex.from_vector_store(store)
    RetrieverQueryEngine.from_args(kept.as_retriever()).query(q)  # blocks: ai
    chat = kept.as_chat_engine(chat_mode="context", memory=ChatMemoryBuffer.from_defaults())
    chat.chat(q)  # blocks: ai
    chat.stream_chat(q)  # blocks: ai
    streamed = await chat.astream_chat(q)
    async for token in streamed.async_response_gen():
        print(token)
    IngestionPipeline(transformations=[]).run(documents=documents)  # blocks: ai
    return await kept.as_query_engine().aquery(q)


async def models(q: str):
    Settings.llm.complete(q)  # blocks: ai
    Anthropic(model="m").chat([ChatMessage(q)])  # blocks: ai
    for part in OpenAI().stream_complete(q):  # blocks: ai
        print(part)
    OpenAI().achat([ChatMessage(q)])  # lost
    async for part in await OpenAI().astream_chat([ChatMessage(q)]):
        print(part)
    Settings.embed_model.get_text_embedding(q)  # blocks: ai
    return await OpenAIEmbedding().aget_query_embedding(q)


class Flow(Workflow):
    @step
    async def on_loop(self, ctx: Context, ev: StartEvent) -> StopEvent:
        requests.get(ev.url)  # blocks: http
        ctx.store.set("k", 1)  # lost
        return StopEvent(result=await ctx.store.get("k"))


class Threaded(Workflow):
    @step
    def in_thread(self, ev: StartEvent) -> StopEvent:
        return StopEvent(result=requests.get(ev.url))


async def agents(q: str):
    agent = FunctionAgent(tools=[FunctionTool.from_defaults(fn=print)], llm=OpenAI())
    handler = agent.run(q)
    async for event in handler.stream_events():
        print(event)
    print(await handler)
    await AgentWorkflow.from_tools_or_functions([print], llm=OpenAI()).run(user_msg=q)
    return await Flow(timeout=9).run(url=q)
