"""miniopy-async."""

from miniopy_async import Minio

client = Minio("localhost:9000")


async def objects(file):
    await client.put_object("b", "k", file, -1)
    url = await client.presigned_get_object("b", "k")
    async for found in client.list_objects("b"):
        print(found.object_name)
    client.remove_object("b", "k")  # lost
    return url
