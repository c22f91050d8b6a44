"""plumbum: a command is built, and runs when it is called."""

from plumbum import local


async def count():
    ls = local["ls"]
    ls("-l")  # blocks: subprocess
    (ls["-l"] | local["wc"])()  # blocks: subprocess
