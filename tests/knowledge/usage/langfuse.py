"""Langfuse: tracing does not wait, flushing does; a decorated function keeps its kind."""

from langfuse import Langfuse, get_client, observe
from langfuse.openai import AsyncOpenAI, openai

langfuse = Langfuse()
client = AsyncOpenAI()


@observe()
async def answer(q: str) -> str:
    response = await client.chat.completions.create(model="m", messages=[])
    openai.chat.completions.create(model="m", messages=[])  # blocks: ai
    return response.choices[0].message.content


@langfuse.start_as_current_observation(name="decorated")
async def traced():
    langfuse.flush()  # blocks: http


async def route(q: str):
    answer(q)  # lost
    with langfuse.start_as_current_observation(name="x") as span:
        span.update(output=await answer(q))
        with span.start_as_current_observation(name="y", as_type="generation") as generation:
            generation.update(output="z")
        with langfuse.start_as_current_span(name="older") as older:
            older.update(output="z")
    await traced()
    prompt = get_client().get_prompt("p")
    langfuse.flush()  # blocks: http
    return prompt
