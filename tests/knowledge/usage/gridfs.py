"""GridFS: files in MongoDB, twice."""

from gridfs import AsyncGridFSBucket, GridFS, GridFSBucket
from pymongo import AsyncMongoClient, MongoClient

files = GridFS(MongoClient().app)
bucket = GridFSBucket(MongoClient().app)
async_bucket = AsyncGridFSBucket(AsyncMongoClient().app)


async def use(data: bytes):
    key = files.put(data)  # blocks: db
    stored = files.get(key)  # blocks: db
    stored.read()  # blocks: db
    bucket.upload_from_stream("name", data)  # blocks: db
    await async_bucket.upload_from_stream("name", data)
    stream = await async_bucket.open_download_stream(key)
    content = await stream.read()
    async_bucket.delete(key)  # lost
    return content
