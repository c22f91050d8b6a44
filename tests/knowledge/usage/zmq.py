"""ZeroMQ."""

import zmq
import zmq.asyncio

context = zmq.Context()


async def blocking():
    socket = context.socket(zmq.REQ)
    socket.connect("tcp://localhost:5555")
    socket.send_string("a")
    socket.recv(zmq.NOBLOCK)
    socket.recv_json(flags=zmq.DONTWAIT)
    return socket.recv_string()  # blocks: socket


async def right():
    local = zmq.asyncio.Context()
    socket = local.socket(zmq.SUB)
    socket.subscribe("")
    await socket.send(b"a")
    return await socket.recv_multipart()
