"""botocore: sessions of its own make the same clients as boto3."""

from botocore.client import BaseClient
from botocore.session import get_session


def presign(client: BaseClient) -> str:
    return client.generate_presigned_url("get_object", Params={})


async def load(given: BaseClient):
    client = get_session().create_client("s3")  # blocks: cpu
    client.list_buckets()  # blocks: http
    given.describe_instances()  # blocks: http
    body = given.get_object(Bucket="b", Key="k")["Body"]  # blocks: http
    for chunk in body.iter_chunks():  # blocks: http
        print(len(chunk))
    return presign(given)
