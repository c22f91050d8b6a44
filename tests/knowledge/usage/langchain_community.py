"""langchain-community: loaders, stores in memory, histories and tools; few have an async half of their own, all have the one of their base."""

from langchain_community.callbacks import get_openai_callback
from langchain_community.chat_message_histories import RedisChatMessageHistory, SQLChatMessageHistory
from langchain_community.document_loaders import AsyncHtmlLoader, PyPDFLoader, TextLoader, WebBaseLoader
from langchain_community.embeddings import HuggingFaceEmbeddings
from langchain_community.llms import Ollama
from langchain_community.retrievers import BM25Retriever, TavilySearchAPIRetriever
from langchain_community.tools import DuckDuckGoSearchRun, TavilySearchResults
from langchain_community.utilities import SQLDatabase, WikipediaAPIWrapper
from langchain_community.vectorstores import FAISS, PGVector
from langchain_community.vectorstores.chroma import Chroma
from langchain_core.prompts import ChatPromptTemplate

llm = Ollama(model="llama3")
search = DuckDuckGoSearchRun()


async def loaders(path: str, url: str):
    docs = PyPDFLoader(path).load_and_split()  # blocks: cpu
    docs += TextLoader(path).load()  # blocks: file
    for doc in WebBaseLoader(url).lazy_load():  # blocks: http
        docs.append(doc)
    AsyncHtmlLoader([url]).load()  # blocks: http
    docs += await PyPDFLoader(path).aload()
    async for doc in WebBaseLoader(url).alazy_load():
        docs.append(doc)
    return docs


async def stores(docs, q: str):
    embeddings = HuggingFaceEmbeddings(model_name="all-MiniLM-L6-v2")  # blocks: cpu
    index = FAISS.load_local("index", embeddings)  # blocks: file
    index.similarity_search(q)  # blocks: ai
    index.delete(["1"])
    retriever = index.as_retriever()
    await retriever.ainvoke(q)
    PGVector("postgresql://", embeddings)  # blocks: db
    store = await Chroma.afrom_documents(docs, embeddings)
    store.asimilarity_search(q)  # lost
    BM25Retriever.from_documents(docs).invoke(q)
    TavilySearchAPIRetriever(k=3).invoke(q)  # blocks: ai


async def histories(session: str):
    history = RedisChatMessageHistory(session, url="redis://localhost")  # blocks: db
    history.add_user_message("hi")  # blocks: db
    kept = SQLChatMessageHistory(session, "sqlite+aiosqlite:///x.db", async_mode=True)
    await kept.aadd_messages([])
    return await kept.aget_messages()


async def tools(q: str):
    search.run(q)  # blocks: http
    TavilySearchResults(max_results=3).invoke({"query": q})  # blocks: http
    await search.ainvoke(q)
    WikipediaAPIWrapper().run(q)  # blocks: http
    database = SQLDatabase.from_uri("sqlite:///x.db")  # blocks: db
    database.run("SELECT 1")  # blocks: db
    with get_openai_callback() as usage:
        (ChatPromptTemplate.from_template("{q}") | llm).invoke({"q": q})  # blocks: ai
    return usage
