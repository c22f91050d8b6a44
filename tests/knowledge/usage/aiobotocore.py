"""aiobotocore: a client is entered, its operations are coroutines."""

from contextlib import AsyncExitStack

from aiobotocore.session import AioSession, get_session


async def right():
    session = get_session()
    async with session.create_client("s3", region_name="eu-west-1") as client:
        answer = await client.get_object(Bucket="b", Key="k")
        async with answer["Body"] as stream:
            await stream.read()
        await answer["Body"].read()
        async for page in client.get_paginator("list_objects_v2").paginate(Bucket="b"):
            print(page["Contents"])
        await client.get_waiter("bucket_exists").wait(Bucket="b")
        print(client.can_paginate("list_buckets"), client.meta.region_name)
        return await client.generate_presigned_url("get_object", Params={})


async def lost():
    async with AioSession().create_client("s3") as client:
        client.put_object(Bucket="b", Key="k", Body=b"")  # lost
        url = client.generate_presigned_url("get_object", Params={})  # lost
        answer = await client.get_object(Bucket="b", Key="k")
        text = answer["Body"].read()  # lost
        return url.upper(), text.decode()


async def kept():
    stack = AsyncExitStack()
    client = await stack.enter_async_context(get_session().create_client("sqs"))
    client.send_message(QueueUrl="u", MessageBody="a")  # lost
    await client.receive_message(QueueUrl="u")
