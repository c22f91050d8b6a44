import functools
import inspect


def limit(rate):  # on: import
    def decorator(function):  # missing on: import (applying a decorator is no call)
        if inspect.iscoroutinefunction(function):

            @functools.wraps(function)
            async def async_wrapper(*args, **kwargs):  # on: loop
                count(rate)  # calls: count
                return await function(*args, **kwargs)  # missing calls: search (the parameter of a decorator is not known to be the function under it)

            return async_wrapper

        @functools.wraps(function)
        def sync_wrapper(*args, **kwargs):  # missing on: thread (the function under a decorator is taken to be what is called, not the wrapper)
            count(rate)  # calls: count
            return function(*args, **kwargs)  # missing calls: export (the parameter of a decorator is not known to be the function under it)

        return sync_wrapper

    return decorator


def count(rate):  # on: loop; missing on: thread (the function under a decorator is taken to be what is called, not the wrapper)
    return rate
