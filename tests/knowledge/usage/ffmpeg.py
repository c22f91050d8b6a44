"""ffmpeg-python: a command is built, and then run."""

import ffmpeg


async def convert(path: str):
    ffmpeg.probe(path)  # blocks: subprocess
    stream = ffmpeg.input(path).filter("scale", 1, 1)
    ffmpeg.output(stream, "x.mp4").overwrite_output().run()  # blocks: subprocess
    ffmpeg.input(path).output("y.mp3").run(quiet=True)  # blocks: subprocess
    ffmpeg.input(path).output("y.mp3").run_async()
