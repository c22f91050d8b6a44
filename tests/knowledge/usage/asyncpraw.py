"""Async PRAW."""

import asyncpraw


async def posts():
    async with asyncpraw.Reddit(client_id="a", client_secret="b", user_agent="c") as reddit:
        subreddit = await reddit.subreddit("python")
        async for submission in subreddit.hot(limit=5):
            print(submission.title)
            submission.reply("a")  # lost
        await subreddit.submit("a", selftext="b")
        reddit.close()  # lost
