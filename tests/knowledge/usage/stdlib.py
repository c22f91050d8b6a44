"""The standard library: what waits, what computes, what asyncio runs, and what is only large or never blocks."""

import asyncio
import bz2
import concurrent.futures
import contextlib
import contextvars
import fcntl
import ftplib
import functools
import gc
import glob
import gzip
import hashlib
import io
import json
import multiprocessing.connection
import multiprocessing.pool
import os
import queue
import re
import select
import shutil
import smtplib
import socket
import sqlite3
import subprocess
import tarfile
import tempfile
import threading
import time
import zipfile
from datetime import datetime
from pathlib import Path

jobs = queue.Queue()
pool = concurrent.futures.ThreadPoolExecutor(4)


async def sleeping_and_processes(command: list[str], pid: int):
    time.sleep(1)  # blocks: sleep
    subprocess.run(command, check=True)  # blocks: subprocess
    process = subprocess.Popen(command, stdout=subprocess.PIPE)
    process.communicate()  # blocks: subprocess
    process.poll()
    for line in process.stdout:  # blocks: subprocess
        print(line)
    process.stderr.readline()  # blocks: subprocess
    process.stdout.close()
    os.waitpid(pid, 0)  # blocks: subprocess
    os.waitpid(pid, os.WNOHANG)
    os.popen("ls")
    os.popen("ls").read()  # blocks: subprocess
    for line in os.popen("ls"):  # blocks: subprocess
        print(line)
    breakpoint()  # blocks: input


async def threads_and_queues(done: threading.Event, lock: threading.Lock, future: concurrent.futures.Future):
    jobs.get()  # blocks: lock
    jobs.get_nowait()
    jobs.get(block=False)
    done.wait()  # blocks: lock
    done.wait(timeout=0)
    lock.acquire(False)
    pool.submit(time.sleep, 1).result()  # blocks: lock
    future.result(timeout=0)
    pool.submit(contextvars.copy_context().run, time.sleep, 1)
    for each in concurrent.futures.as_completed([future]):  # blocks: lock
        each.done()
    multiprocessing.Manager()  # blocks: subprocess
    context = multiprocessing.get_context("spawn")
    workers = context.Pool(2)  # blocks: subprocess
    workers.map(len, [""])  # blocks: lock
    with multiprocessing.pool.ThreadPool(2) as threads:
        threads.map(len, [""])  # blocks: lock
        threads.apply_async(time.sleep, (1,)).wait(timeout=0)
    select.select([], [], [], 0)
    socket.gethostbyname("example.org")  # blocks: socket


async def files(directory: Path, upload):
    directory.mkdir(exist_ok=True)
    for path in directory.rglob("*.txt"):  # blocks: file
        path.read_text()
    directory.joinpath("a").write_bytes(b"x")  # blocks: file
    glob.glob("*.txt")
    glob.glob("**", recursive=True)  # blocks: file
    for path in directory.glob("*"):
        path.read_text()
    for path in directory.glob("**/*"):  # blocks: file
        path.read_text()
    (directory / "a").with_suffix(".b").write_text("x")
    shutil.copyfileobj(upload, open(directory / "c", "wb"))  # blocks: file
    with zipfile.ZipFile("x.zip") as archive:
        archive.extractall(directory)  # blocks: file
    with tarfile.open("x.tar.gz", "r:gz") as tar:
        tar.extractall(directory)  # blocks: file
    with tempfile.TemporaryDirectory() as name:  # blocks: file
        print(name)
    with tempfile.NamedTemporaryFile() as file:
        file.write(b"x")  # blocks: file
    with tempfile.NamedTemporaryFile("w") as file:
        file.write("x")
    with contextlib.closing(sqlite3.connect("x.db")) as connection:
        connection.cursor()


async def with_some_arguments(config: dict, file, connection: multiprocessing.connection.Connection):
    with smtplib.SMTP("localhost", 25):  # blocks: socket
        pass
    smtplib.SMTP_SSL(host=config["host"])  # blocks: socket
    smtplib.SMTP()
    ftplib.FTP("localhost")  # blocks: socket
    ftplib.FTP()
    fcntl.flock(file, fcntl.LOCK_EX)  # blocks: lock
    fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    fcntl.lockf(file, fcntl.LOCK_UN)
    connection.poll(1)  # blocks: socket
    connection.poll(timeout=0)
    connection.poll()


async def computing(text: str, data: bytes):
    hashlib.pbkdf2_hmac("sha256", data, b"salt", 600_000)  # blocks: cpu
    bz2.compress(data)
    gzip.compress(data)
    gzip.GzipFile(fileobj=io.BytesIO(), mode="wb").write(data)
    gc.collect()  # blocks: cpu
    gc.collect(0)
    hashlib.sha256(data).hexdigest()
    json.dumps({"at": datetime.now().isoformat(), "found": re.findall(r"\w+", text.strip().lower())})
    return re.compile("x").sub("", text)


async def fetch() -> int:
    await asyncio.sleep(1)
    return 1


async def coroutines(items):
    asyncio.sleep(1)  # lost
    fetch()  # lost
    one = await asyncio.wait_for(fetch(), 1)
    two = await asyncio.gather(fetch(), fetch())
    await asyncio.shield(fetch())
    await asyncio.to_thread(time.sleep, 1)
    await asyncio.get_running_loop().run_in_executor(None, functools.partial(time.sleep, 1))
    task = asyncio.create_task(fetch())
    done, _ = await asyncio.wait([task], timeout=1)
    three = [item.result() for item in done]
    async with asyncio.timeout(1), asyncio.TaskGroup() as group:
        group.create_task(fetch())
    await anext(aiter(items))
    anext(items)  # lost
    return one, two, three


async def primitives(queue: asyncio.Queue[int], event: asyncio.Event, condition: asyncio.Condition):
    queue.put(1)  # lost
    queue.put_nowait(1)
    event.wait()  # lost
    event.set()
    condition.acquire()  # lost
    async with condition:
        condition.notify_all()
    process = await asyncio.create_subprocess_exec("ls")
    process.wait()  # lost
    process.kill()


async def stacks(lock: asyncio.Lock):
    async with contextlib.AsyncExitStack() as stack:
        path = stack.enter_context(contextlib.closing(socket.create_connection(("x", 1))))  # blocks: socket
        path.sendall(b"")  # blocks: socket
        stack.push_async_callback(fetch)
        await stack.enter_async_context(lock)


class Reader(asyncio.Protocol):
    def data_received(self, data):
        time.sleep(1)  # blocks: sleep
