"""pexpect: expecting output waits, unless asked for a coroutine."""

import pexpect


async def login(command: str):
    child = pexpect.spawn(command)  # blocks: subprocess
    child.expect("password:")  # blocks: subprocess
    child.sendline("x")  # blocks: sleep
    await child.expect("$", async_=True)
    pexpect.run("ls")  # blocks: subprocess
