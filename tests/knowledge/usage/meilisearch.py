"""Meilisearch: synchronous."""

import meilisearch

client = meilisearch.Client("http://localhost:7700", "key")
index = client.index("docs")


async def use(text: str):
    task = index.add_documents([{"id": 1}])  # blocks: db
    client.wait_for_task(task.task_uid)  # blocks: db
    existing = client.get_index("docs")  # blocks: db
    existing.update_settings({})  # blocks: db
    return client.index("docs").search(text)  # blocks: db
