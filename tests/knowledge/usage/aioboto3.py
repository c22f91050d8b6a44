"""aioboto3: clients and resources are entered; everything that is called is a coroutine."""

import aioboto3
from boto3.dynamodb.conditions import Key

session = aioboto3.Session()


async def get_client():
    async with session.client("s3") as client:
        yield client


async def right(name: str):
    async with session.client("s3") as s3:
        await s3.upload_fileobj(open("a", "rb"), "b", "k")
        answer = await s3.get_object(Bucket="b", Key="k")
        body = await answer["Body"].read()
        url = await s3.generate_presigned_url("get_object", Params={})
    async with session.resource("dynamodb") as dynamodb:
        table = await dynamodb.Table(name)
        await table.put_item(Item={})
        found = await table.query(KeyConditionExpression=Key("id").eq(name))
        async with table.batch_writer() as batch:
            await batch.put_item(Item={})
    async with session.resource("s3") as s3:
        bucket = await s3.Bucket(name)
        async for summary in bucket.objects.filter(Prefix="a"):
            await summary.delete()
            print(summary.key.upper())
        await bucket.objects.all().delete()
    return body, url, found["Items"]


async def lost(name: str):
    async with session.client("sqs") as sqs:
        sqs.send_message(QueueUrl="u", MessageBody="a")  # lost
    async with session.resource("dynamodb") as dynamodb:
        table = dynamodb.Table(name)  # lost
        table.put_item(Item={})
        real = await dynamodb.Table(name)
        real.put_item(Item={})  # lost
        async with real.batch_writer() as batch:
            batch.put_item(Item={})  # lost
    async with session.resource("s3") as s3:
        bucket = await s3.Bucket(name)
        bucket.objects.filter(Prefix="a").delete()  # lost
        async for summary in bucket.objects.all():
            summary.delete()  # lost
