"""AsyncSSH."""

import asyncssh


async def right(host: str):
    async with asyncssh.connect(host, username="a") as connection:
        result = await connection.run("ls", check=True)
        connection.run("ls")  # lost
        async with connection.start_sftp_client() as sftp:
            await sftp.get("a")
            sftp.put("a", "b")  # lost
        async with connection.create_process("bc") as process:
            process.stdin.write("1\n")
            print(await process.stdout.readline())
    made = await asyncssh.connect(host)
    made.close()
    await made.wait_closed()
    return result.stdout
