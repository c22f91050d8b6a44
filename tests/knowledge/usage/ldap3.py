"""ldap3."""

from ldap3 import ALL, Connection, Server


async def login(name: str, password: str):
    server = Server("localhost", get_info=ALL)
    bound = Connection(server, user=name, password=password, auto_bind=True)  # blocks: socket
    bound.search("dc=a", "(uid=b)")  # blocks: socket
    lazy = Connection(server, name, password)
    return lazy.bind()  # blocks: socket
