"""aiofiles: what would wait for the disk is a coroutine."""

import aiofiles
import aiofiles.os


async def files(path: str):
    async with aiofiles.open(path) as file:
        text = await file.read()
        file.write(text)  # lost
        async for line in file:
            print(line)
    file = await aiofiles.open(path, "rb")
    file.read()  # lost
    await file.close()
    aiofiles.os.remove(path)  # lost
    if aiofiles.os.path.exists(path):  # lost
        await aiofiles.os.makedirs(path, exist_ok=True)
    async with aiofiles.tempfile.NamedTemporaryFile("wb") as temporary:
        await temporary.write(b"")
        temporary.flush()  # lost
    async with aiofiles.tempfile.TemporaryDirectory() as directory:
        print(directory)
