"""MoviePy: opening and writing a clip wait for FFmpeg."""

from moviepy import VideoFileClip
from moviepy.editor import AudioFileClip


async def cut(path: str):
    clip = VideoFileClip(path)  # blocks: subprocess
    clip.subclipped(0, 5).write_videofile("x.mp4")  # blocks: subprocess
    clip.audio.write_audiofile("x.mp3")  # blocks: subprocess
    AudioFileClip(path)  # blocks: subprocess
    with VideoFileClip(path) as each:  # blocks: subprocess
        each.write_videofile("y.mp4")  # blocks: subprocess
