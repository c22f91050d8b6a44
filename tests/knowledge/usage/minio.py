"""MinIO: calls wait, lists when they are iterated."""

import io

from minio import Minio

client = Minio("localhost:9000", access_key="a", secret_key="b", secure=False)


async def objects(data: bytes):
    if not client.bucket_exists("b"):  # blocks: http
        client.make_bucket("b")  # blocks: http
    client.put_object("b", "k", io.BytesIO(data), len(data))  # blocks: http
    response = client.get_object("b", "k")  # blocks: http
    text = response.read()  # blocks: http
    response.close()
    response.release_conn()
    for found in client.list_objects("b", recursive=True):  # blocks: http
        print(found.object_name)
    return text, client.presigned_get_object("b", "k")
