"""Azure Blob Storage: of each kind."""

from azure.storage.blob import BlobServiceClient, generate_blob_sas
from azure.storage.blob.aio import BlobServiceClient as AsyncBlobServiceClient

service = BlobServiceClient.from_connection_string("UseDevelopmentStorage=true")


async def sync(data: bytes):
    container = service.get_container_client("c")
    container.upload_blob("a", data, overwrite=True)  # blocks: http
    blob = service.get_blob_client("c", "a")
    stream = blob.download_blob()  # blocks: http
    stream.readall()  # blocks: http
    for found in container.list_blobs(name_starts_with="a"):  # blocks: http
        print(found.name)
    container.delete_blobs("a", "b")  # blocks: http
    return blob.url, generate_blob_sas("a", "c", "a")


async def right(data: bytes):
    async with AsyncBlobServiceClient.from_connection_string("") as local:
        container = local.get_container_client("c")
        blob = container.get_blob_client("a")
        await blob.upload_blob(data)
        stream = await blob.download_blob()
        async for found in container.list_blobs():
            print(found.name)
        async for chunk in stream.chunks():
            print(len(chunk))
        return await stream.readall()


async def lost(data: bytes, given: AsyncBlobServiceClient):
    blob = given.get_blob_client("c", "a")
    blob.upload_blob(data)  # lost
    stream = await blob.download_blob()
    text = stream.readall().decode()  # lost
    if blob.exists():  # lost
        given.close()  # lost
    return text
