"""E2B: a sandbox is made by a class method, and its parts send requests; each half has the same names."""

from e2b import AsyncSandbox as AsyncComputer
from e2b import Sandbox as Computer
from e2b_code_interpreter import AsyncSandbox, Sandbox


async def synchronous(code: str):
    with Sandbox.create(timeout=60) as sandbox:  # blocks: http
        sandbox.files.write("/home/user/data.csv", b"a,b")  # blocks: http
        execution = sandbox.run_code(code)  # blocks: http
        result = sandbox.commands.run("ls -l")  # blocks: http
        server = sandbox.commands.run("python -m http.server", background=True)  # blocks: http
        server.kill()  # blocks: http
        host = sandbox.get_host(8000)
        sandbox.kill()  # blocks: http
    return execution.text, result.stdout, host


async def before_version_2(code: str):
    sandbox = Sandbox()  # blocks: http
    return sandbox.run_code(code).text  # blocks: http


async def asynchronous(code: str):
    sandbox = await AsyncSandbox.create(timeout=60)
    sandbox.files.write("/home/user/data.csv", b"a,b")  # lost
    execution = await sandbox.run_code(code)
    sandbox.set_timeout(600)  # lost
    server = await sandbox.commands.run("python -m http.server", background=True)
    server.kill()  # lost
    await sandbox.kill()
    return execution.text


async def computers(id: str):
    computer = Computer.connect(id)  # blocks: http
    computer.git.clone("https://example.org/a.git")  # blocks: http
    other = await AsyncComputer.connect(id)
    async with other:
        other.pause()  # lost
    return computer
