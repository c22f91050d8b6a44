"""PostHog: events wait in a queue; flushing waits for what sends them."""

from posthog import Posthog

posthog = Posthog("key", host="https://eu.posthog.com")


async def signed_up(user: str):
    posthog.capture("signed up", distinct_id=user)
    posthog.set(distinct_id=user, properties={})
    posthog.flush()  # blocks: http
    posthog.get_feature_flag("new", user)


async def stop():
    posthog.shutdown()  # blocks: http
