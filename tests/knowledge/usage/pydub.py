"""pydub: anything but WAV goes through a program."""

from pydub import AudioSegment


async def convert(path: str):
    sound = AudioSegment.from_file(path)  # blocks: subprocess
    sound.set_channels(1).export("x.mp3", format="mp3")  # blocks: subprocess
    AudioSegment.from_wav(path).export("x.wav", format="wav")
    return len(sound)
