"""Firestore: references and queries are built; getting, streaming and writing ask the service."""

from google.cloud import firestore
from google.cloud.firestore import AsyncClient

db = firestore.Client()
async_db = AsyncClient()


async def synchronous(name: str):
    ref = db.collection("users").document("1")
    ref.set({"name": name})  # blocks: db
    ref.get().to_dict()  # blocks: db
    for doc in db.collection("users").where("name", "==", name).order_by("id").limit(5).stream():  # blocks: db
        print(doc)
    db.collection("users").add({})  # blocks: db
    batch = db.batch()
    batch.set(ref, {})
    batch.commit()  # blocks: db
    return ref


async def asynchronous(name: str):
    ref = async_db.collection("users").document("1")
    found = await ref.get()
    ref.set({"name": name})  # lost
    async for doc in async_db.collection("users").where("name", "==", name).stream():
        doc.reference.delete()
    async_db.collection("users").add({})  # lost
    batch = async_db.batch()
    batch.set(ref, {})
    batch.commit()  # lost
    rows = await async_db.collection("users").limit(5).get()
    return found, rows


@firestore.async_transactional
async def change(transaction, ref):
    return await ref.get(transaction=transaction)


async def run():
    change(async_db.transaction(), async_db.document("users/1"))  # lost
