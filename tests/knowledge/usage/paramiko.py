"""Paramiko: everything over a connection waits."""

import paramiko


async def run(host: str):
    client = paramiko.SSHClient()
    client.set_missing_host_key_policy(paramiko.AutoAddPolicy())
    client.connect(host, username="a", password="b")  # blocks: socket
    stdin, stdout, stderr = client.exec_command("ls")  # blocks: socket
    text = stdout.read().decode()  # blocks: socket
    status = stdout.channel.recv_exit_status()  # blocks: socket
    sftp = client.open_sftp()  # blocks: socket
    sftp.put("a", "b")  # blocks: socket
    with sftp.open("a") as file:  # blocks: socket
        file.read()  # blocks: socket
    client.close()
    return text, status
