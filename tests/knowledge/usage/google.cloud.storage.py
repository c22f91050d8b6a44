"""Cloud Storage: making a bucket or blob costs nothing, everything with its content waits."""

import asyncio

from google.cloud import storage

client = storage.Client()
bucket = client.bucket("files")


async def blobs(data: bytes):
    blob = bucket.blob("a")
    blob.upload_from_string(data, content_type="text/plain")  # blocks: http
    text = blob.download_as_text()  # blocks: http
    if blob.exists():  # blocks: http
        blob.delete()  # blocks: http
    blob.make_public()  # blocks: http
    await asyncio.to_thread(blob.upload_from_filename, "a")
    return text, blob.public_url, blob.generate_signed_url(expiration=60)


async def lists():
    for blob in client.list_blobs("files", prefix="a"):  # blocks: http
        print(blob.name)
        blob.reload()  # blocks: http
    found = client.get_bucket("other")  # blocks: http
    return found.get_blob("b")  # blocks: http


class Storage:
    def __init__(self, name: str):
        self.bucket = storage.Client.from_service_account_json("key.json").bucket(name)

    async def save(self, name: str, file):
        self.bucket.blob(name).upload_from_file(file)  # blocks: http
        with self.bucket.blob(name).open("wb") as stream:  # blocks: http
            stream.write(b"a")
        with self.bucket.blob(name).open("rb") as stream:
            return stream.read()  # blocks: http
