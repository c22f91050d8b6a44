"""boto3: clients and resources wait with every operation; presigned addresses, paginators and sub-resources cost nothing."""

import asyncio
import json

import boto3
from boto3.dynamodb.conditions import Key
from botocore.config import Config
from botocore.exceptions import ClientError

s3 = boto3.client("s3", config=Config(retries={"max_attempts": 3}))
dynamodb = boto3.resource("dynamodb")
table = dynamodb.Table("users")


async def clients(body: bytes):
    try:
        s3.put_object(Bucket="b", Key="k", Body=body)  # blocks: http
        answer = s3.get_object(Bucket="b", Key="k")  # blocks: http
        answer["Body"].read()  # blocks: http
        s3.upload_file("a", "b", "c")  # blocks: http
    except s3.exceptions.NoSuchKey:
        pass
    except ClientError as error:
        print(error.response["Error"])
    return s3.generate_presigned_url("get_object", Params={"Bucket": "b", "Key": "k"}, ExpiresIn=60)


async def made():
    session = boto3.Session(profile_name="dev")
    sqs = session.client("sqs")  # blocks: cpu
    print(sqs.meta.region_name, sqs.can_paginate("list_queues"))
    sqs.send_message(QueueUrl="u", MessageBody=json.dumps({}))  # blocks: http
    bedrock = boto3.client("bedrock-runtime")  # blocks: cpu
    bedrock.converse(modelId="m", messages=[])  # blocks: http
    result = bedrock.invoke_model(modelId="m", body="{}")  # blocks: http
    sqs.close()
    return json.loads(result["body"].read())  # blocks: http


async def pages():
    paginator = s3.get_paginator("list_objects_v2")
    for page in paginator.paginate(Bucket="b"):  # blocks: http
        print(page["Contents"])
    s3.get_waiter("object_exists").wait(Bucket="b", Key="k")  # blocks: http


async def resources(name: str):
    table.put_item(Item={"id": name})  # blocks: http
    found = table.query(KeyConditionExpression=Key("id").eq(name))  # blocks: http
    with table.batch_writer() as batch:  # blocks: http
        batch.put_item(Item={})
    bucket = boto3.resource("s3").Bucket(name)  # blocks: cpu
    for summary in bucket.objects.filter(Prefix="a"):  # blocks: http
        summary.delete()  # blocks: http
        print(summary.key.upper())
    body = bucket.Object("k").get()["Body"]  # blocks: http
    body.read()  # blocks: http
    bucket.meta.client.head_bucket(Bucket=name)  # blocks: http
    return found["Items"]


class Storage:
    def __init__(self):
        self.client = boto3.client("s3")

    async def exists(self, key: str):
        self.client.head_object(Bucket="b", Key=key)  # blocks: http
        return await asyncio.to_thread(self.client.head_object, Bucket="b", Key=key)
