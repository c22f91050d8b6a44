"""fsspec: plain methods of a remote file system wait; those with an underscore are coroutines."""

import fsspec
from gcsfs import GCSFileSystem
from s3fs import S3FileSystem

s3 = S3FileSystem(anon=True)


async def sync():
    with s3.open("bucket/a", "rb") as file:  # blocks: http
        file.read()  # blocks: http
    s3.ls("bucket")  # blocks: http
    GCSFileSystem().exists("bucket/a")  # blocks: http
    made = fsspec.filesystem("s3", key="a")
    made.put("a", "bucket/a")  # blocks: http
    local = fsspec.filesystem("file")
    return local.ls("."), s3.sign("bucket/a")


async def right():
    local = S3FileSystem(asynchronous=True)
    session = await local.set_session()
    data = await local._cat_file("bucket/a")
    local._ls("bucket")  # lost
    await session.close()
    return data
