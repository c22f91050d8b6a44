"""Sentry: capturing does not wait, flushing does."""

import sentry_sdk

sentry_sdk.init(dsn="https://example.org/1")


async def work():
    try:
        sentry_sdk.set_tag("a", "b")
        with sentry_sdk.start_span(op="a"):
            pass
        with sentry_sdk.start_transaction(name="b") as transaction:
            with transaction.start_child(op="c") as span:
                span.set_data("d", 1)
        with sentry_sdk.new_scope() as scope:
            scope.set_tag("e", "f")
    except Exception as error:
        sentry_sdk.capture_exception(error)
    sentry_sdk.flush(timeout=2)  # blocks: lock
    await sentry_sdk.flush_async(timeout=2)
