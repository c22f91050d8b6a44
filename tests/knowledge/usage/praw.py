"""PRAW."""

import praw

reddit = praw.Reddit(client_id="a", client_secret="b", user_agent="c")


async def posts():
    subreddit = reddit.subreddit("python")
    for submission in subreddit.hot(limit=5):  # blocks: http
        print(submission.title)
    reddit.submission("a").reply("b")  # blocks: http
    return subreddit.submit("a", selftext="b")  # blocks: http
