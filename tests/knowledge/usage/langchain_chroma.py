"""Vector stores of the partner packages: some connect when they are made."""

from langchain_chroma import Chroma
from langchain_elasticsearch import ElasticsearchStore
from langchain_milvus import Milvus
from langchain_mongodb import MongoDBAtlasVectorSearch, MongoDBChatMessageHistory
from langchain_openai import OpenAIEmbeddings
from langchain_pinecone import PineconeVectorStore
from langchain_postgres import PGEngine, PGVector, PGVectorStore
from langchain_qdrant import QdrantVectorStore
from langchain_redis import RedisVectorStore
from langchain_weaviate import WeaviateVectorStore
from qdrant_client import QdrantClient

embeddings = OpenAIEmbeddings()
store = Chroma("docs", embeddings, persist_directory="./db")
client = QdrantClient("http://localhost:6333")


async def chroma(q: str):
    store.similarity_search(q, k=4)  # blocks: ai
    store.get()  # blocks: db
    store.as_retriever().invoke(q)  # blocks: ai
    store.aadd_documents([])  # lost
    return await store.asimilarity_search(q)


async def others(q: str, index):
    QdrantVectorStore.from_existing_collection("c", embeddings)  # blocks: db
    qdrant = QdrantVectorStore(client, "c", embeddings)  # blocks: db
    QdrantVectorStore(client, "c", embeddings, validate_collection_config=False)
    await qdrant.asimilarity_search(q)
    pinecone = PineconeVectorStore(index=index, embedding=embeddings)
    pinecone.similarity_search(q)  # blocks: ai
    PGVector(embeddings, connection="postgresql+psycopg://")  # blocks: db
    vectors = PGVector(embeddings, connection="postgresql+psycopg://", async_mode=True)
    await vectors.aadd_documents([])
    engine = PGEngine.from_connection_string("postgresql+asyncpg://")
    engine.init_vectorstore_table("t", 1536)  # blocks: db
    made = await PGVectorStore.create(engine, embeddings, "t")
    made.similarity_search(q)  # blocks: ai
    PGVectorStore.create_sync(engine, embeddings, "t")  # blocks: db
    milvus = Milvus(embeddings)  # blocks: db
    milvus.similarity_search(q)  # blocks: ai
    weaviate = WeaviateVectorStore(client, "i", "text", embeddings)  # blocks: db
    weaviate.similarity_search(q)  # blocks: ai
    ElasticsearchStore.from_documents([], embeddings)  # blocks: ai
    RedisVectorStore(embeddings)  # blocks: db
    MongoDBAtlasVectorSearch.from_connection_string("mongodb://", "d.c", embeddings).similarity_search(q)  # blocks: ai
    history = MongoDBChatMessageHistory("mongodb://", "s")  # blocks: db
    history.add_user_message(q)  # blocks: db
