import functools
import inspect


def limit(rate):  # on: import
    def decorator(function):  # on: import
        if inspect.iscoroutinefunction(function):

            @functools.wraps(function)
            async def async_wrapper(*args, **kwargs):  # on: loop
                count(rate)  # calls: count
                return await function(*args, **kwargs)  # calls: search

            return async_wrapper

        @functools.wraps(function)
        def sync_wrapper(*args, **kwargs):  # on: thread
            count(rate)  # calls: count
            return function(*args, **kwargs)  # calls: export

        return sync_wrapper

    return decorator


def count(rate):  # on: loop, thread
    return rate
