"""Docker: everything asks the daemon."""

import docker

client = docker.from_env()


async def run(image: str):
    container = client.containers.run(image, detach=True)  # blocks: socket
    container.wait()  # blocks: socket
    logs = container.logs().decode()  # blocks: socket
    for found in client.containers.list(all=True):  # blocks: socket
        found.stop()  # blocks: socket
    client.images.pull(image)  # blocks: socket
    client.api.inspect_container(container.id)  # blocks: socket
    made = docker.from_env()  # blocks: socket
    made.close()
    return logs, container.status
