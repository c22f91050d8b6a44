"""youtube-transcript-api: fetching sends requests."""

from youtube_transcript_api import YouTubeTranscriptApi


async def words(video: str):
    api = YouTubeTranscriptApi()
    api.fetch(video)  # blocks: http
    transcript = api.list(video).find_transcript(["en"])  # blocks: http
    YouTubeTranscriptApi.get_transcript(video)  # blocks: http
    return transcript.translate("de").fetch()  # blocks: http
