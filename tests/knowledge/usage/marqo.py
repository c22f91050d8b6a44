"""Marqo: synchronous."""

import marqo

client = marqo.Client(url="http://localhost:8882")


async def use(text: str):
    client.create_index("docs")  # blocks: db
    client.index("docs").add_documents([{"text": text}], tensor_fields=["text"])  # blocks: db
    return client.index("docs").search(text)  # blocks: db
