"""faster-whisper: loading and running a model compute."""

from faster_whisper import WhisperModel

model = WhisperModel("small")


async def transcribe(path: str):
    segments, info = model.transcribe(path)  # blocks: cpu
    return [segment.text for segment in segments], info
