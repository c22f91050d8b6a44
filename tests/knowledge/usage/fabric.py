"""Fabric."""

from fabric import Connection


async def deploy(host: str):
    with Connection(host) as connection:
        connection.run("ls", hide=True)  # blocks: socket
        connection.put("a", "b")  # blocks: socket
        return connection.sudo("true").ok  # blocks: socket
