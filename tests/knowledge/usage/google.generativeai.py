"""google-generativeai: models and chats of the earlier SDK."""

import google.generativeai as genai

genai.configure(api_key="k")
model = genai.GenerativeModel("gemini-1.5-flash")


async def run(q: str):
    model.generate_content(q).text  # blocks: ai
    for chunk in model.generate_content(q, stream=True):  # blocks: ai
        print(chunk.text)
    model.generate_content_async(q)  # lost
    async for chunk in await model.generate_content_async(q, stream=True):
        print(chunk.text)
    chat = model.start_chat(history=[])
    chat.send_message(q)  # blocks: ai
    await chat.send_message_async(q)
    genai.embed_content(model="m", content=q)  # blocks: ai
    genai.upload_file("x.pdf")  # blocks: http
    return await model.generate_content_async(q)
