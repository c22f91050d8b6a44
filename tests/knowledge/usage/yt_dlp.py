"""yt-dlp."""

import asyncio

import yt_dlp
from yt_dlp import YoutubeDL


def fetch(url: str):
    with yt_dlp.YoutubeDL({"quiet": True}) as ydl:
        return ydl.extract_info(url, download=False)


async def load(url: str):
    with YoutubeDL({"format": "best"}) as ydl:  # blocks: cpu
        ydl.download([url])  # blocks: http
    fetch(url)  # blocks: cpu
    return await asyncio.to_thread(fetch, url)
