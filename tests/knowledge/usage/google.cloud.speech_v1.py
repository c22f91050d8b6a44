"""Speech: long work is an operation, whose result is waited for as well."""

from google.cloud import speech


async def recognize(audio, config, requests):
    client = speech.SpeechClient()
    client.recognize(config=config, audio=audio)  # blocks: http
    operation = client.long_running_recognize(config=config, audio=audio)  # blocks: http
    operation.result(timeout=90)  # blocks: http
    for answer in client.streaming_recognize(config, requests):  # blocks: http
        print(answer)


async def right(audio, config, requests):
    client = speech.SpeechAsyncClient()
    await client.recognize(config=config, audio=audio)
    operation = await client.long_running_recognize(config=config, audio=audio)
    operation.result()  # lost
    async for answer in await client.streaming_recognize(requests=requests):
        print(answer)
    return await operation.result()
