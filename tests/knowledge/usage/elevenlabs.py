"""ElevenLabs: of both kinds."""

from elevenlabs import AsyncElevenLabs, ElevenLabs

client = ElevenLabs(api_key="k")
async_client = AsyncElevenLabs(api_key="k")


async def speak(text: str):
    client.text_to_speech.convert(voice_id="v", text=text)
    for part in client.text_to_speech.convert(voice_id="v", text=text):  # blocks: http
        print(part)
    client.voices.search()  # blocks: http
    async_client.voices.search()  # lost
    async for part in async_client.text_to_speech.stream(voice_id="v", text=text):
        print(part)
    return await async_client.voices.search()
