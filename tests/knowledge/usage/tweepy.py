"""Tweepy."""

import tweepy
from tweepy.asynchronous import AsyncClient

client = tweepy.Client(bearer_token="t")


async def tweets():
    client.create_tweet(text="a")  # blocks: http
    api = tweepy.API(tweepy.OAuth1UserHandler("a", "b", "c", "d"))
    api.media_upload("a.png")  # blocks: http
    for tweet in tweepy.Paginator(client.search_recent_tweets, "a").flatten(limit=10):  # blocks: http
        print(tweet.text)
    local = AsyncClient(bearer_token="t")
    await local.get_user(username="a")
    local.create_tweet(text="a")  # lost
