import asyncio
import functools


async def in_thread(function, *args, **kwargs):  # on: loop
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(None, functools.partial(function, *args, **kwargs))


async def run_all(functions, argument):  # on: loop
    return [await asyncio.to_thread(function, argument) for function in functions]


class Executor:
    async def run(self, function, *args):  # on: loop
        return await asyncio.to_thread(function, *args)
