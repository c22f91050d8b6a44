"""surreal-commands: commands in a queue."""

import time

from surreal_commands import command, get_command_status, submit_command, wait_for_command


@command("embed", app="books")
async def embed(book: dict):
    time.sleep(1)  # blocks: sleep


async def start(book: dict):
    found = submit_command("books", "embed", book)  # blocks: db
    get_command_status(found)  # lost
    return await wait_for_command(found)
