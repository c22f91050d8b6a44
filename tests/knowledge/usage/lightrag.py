"""LightRAG: coroutines for everything, and plain methods that may not be called where a loop runs."""

from lightrag import LightRAG, QueryParam

rag = LightRAG(working_dir="./rag")


async def answer(question: str):
    await rag.initialize_storages()
    rag.ainsert(question)  # lost
    rag.query(question)  # blocks: ai
    return await rag.aquery(question, param=QueryParam(mode="hybrid"))
