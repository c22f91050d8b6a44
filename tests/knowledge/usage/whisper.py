"""Whisper: loading and running a model compute."""

import whisper

model = whisper.load_model("base")


async def transcribe(path: str):
    model.transcribe(path)  # blocks: cpu
    return whisper.load_model("small")  # blocks: cpu
