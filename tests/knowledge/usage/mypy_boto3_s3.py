"""Annotations with the types of boto3's clients."""

from typing import TYPE_CHECKING

from mypy_boto3_dynamodb.service_resource import Table
from types_aiobotocore_s3 import S3Client as AsyncS3Client

if TYPE_CHECKING:
    from mypy_boto3_s3 import S3Client


class Storage:
    def __init__(self, client: "S3Client", table: Table):
        self.client = client
        self.table = table

    async def save(self, data: bytes):
        self.client.put_object(Bucket="b", Key="k", Body=data)  # blocks: http
        self.table.put_item(Item={})  # blocks: http
        return self.client.generate_presigned_url("get_object", Params={})


async def load(client: AsyncS3Client):
    client.get_object(Bucket="b", Key="k")  # lost
    return await client.get_object(Bucket="b", Key="k")
