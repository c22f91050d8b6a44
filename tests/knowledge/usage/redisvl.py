"""RedisVL: an index exists twice, a cache has both halves, a history only one; some vectorizers are asynchronous in name only."""

from redisvl.extensions.cache.llm import SemanticCache
from redisvl.extensions.llmcache import SemanticCache as OldSemanticCache
from redisvl.extensions.message_history import MessageHistory
from redisvl.extensions.router import SemanticRouter
from redisvl.index import AsyncSearchIndex, SearchIndex
from redisvl.query import VectorQuery
from redisvl.utils.vectorize import HFTextVectorizer, OpenAITextVectorizer

SCHEMA = {"index": {"name": "docs"}, "fields": [{"name": "text", "type": "text"}]}

index = SearchIndex.from_dict(SCHEMA, redis_url="redis://localhost:6379")
async_index = AsyncSearchIndex.from_dict(SCHEMA, redis_url="redis://localhost:6379")
vectorizer = OpenAITextVectorizer(model="text-embedding-3-small")
local = HFTextVectorizer(model="sentence-transformers/all-MiniLM-L6-v2")
cache = SemanticCache(name="llmcache", vectorizer=vectorizer)
old_cache = OldSemanticCache(name="llmcache")
history = MessageHistory(name="chat")
router = SemanticRouter(name="topics", routes=[], vectorizer=vectorizer)


async def synchronous(text: str):
    if not index.exists():  # blocks: db
        index.create()  # blocks: db
    vector = vectorizer.embed(text)  # blocks: ai
    index.load([{"text": text, "vector": vector}])  # blocks: db
    query = VectorQuery(vector=vector, vector_field_name="vector")
    for page in index.paginate(query, page_size=30):  # blocks: db
        print(page)
    return index.query(query)  # blocks: db


async def asynchronous(text: str):
    vector = await vectorizer.aembed(text)
    query = VectorQuery(vector=vector, vector_field_name="vector")
    async_index.create(overwrite=True)  # lost
    async for page in async_index.paginate(query):
        print(page)
    existing = await AsyncSearchIndex.from_existing("docs", redis_url="redis://localhost:6379")
    existing.load([])  # lost
    index.disconnect()
    return await async_index.query(query)


async def answer(prompt: str):
    if hits := cache.check(prompt=prompt):  # blocks: db
        return hits[0]
    old_cache.store(prompt=prompt, response="answer")  # blocks: db
    if hits := await cache.acheck(prompt=prompt):
        return hits[0]
    history.get_recent(top_k=5)  # blocks: db
    history.add_message({"role": "user", "content": prompt})  # blocks: db
    local.embed(prompt)  # blocks: cpu
    return router(prompt)  # blocks: db


async def per_request(tag: str):
    chat = MessageHistory(name="chat", session_tag=tag)  # blocks: db
    known = MessageHistory(name="chat", session_tag=tag, create_index=False)
    return chat, known
