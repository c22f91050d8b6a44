"""aiodocker."""

import aiodocker


async def run(image: str):
    async with aiodocker.Docker() as docker:
        await docker.images.pull(image)
        container = await docker.containers.create_or_replace("a", {"Image": image})
        await container.start()
        container.stop()  # lost
        for found in await docker.containers.list():
            await found.show()
            found.delete()  # lost
        await container.wait()
