"""gRPC: what a stub's call does depends on its channel."""

from concurrent.futures import ThreadPoolExecutor

import grpc


class GreeterStub:
    """As the compiler of protocol buffers writes it."""

    def __init__(self, channel):
        self.SayHello = channel.unary_unary("/Greeter/SayHello")
        self.Watch = channel.unary_stream("/Greeter/Watch")


class AsyncGreeterStub:
    def __init__(self, channel: grpc.aio.Channel):
        self.SayHello = channel.unary_unary("/Greeter/SayHello")
        self.Watch = channel.unary_stream("/Greeter/Watch")


async def blocking(request):
    with grpc.insecure_channel("localhost:50051") as channel:
        stub = GreeterStub(channel)
        stub.SayHello(request, timeout=5)  # blocks: http
        for event in stub.Watch(request):  # blocks: http
            print(event)
        later = stub.SayHello.future(request)
        later.result()  # blocks: http
    grpc.channel_ready_future(channel).result(timeout=5)  # blocks: http


async def right(request):
    async with grpc.aio.insecure_channel("localhost:50051") as channel:
        stub = AsyncGreeterStub(channel)
        answer = await stub.SayHello(request)
        async for event in stub.Watch(request):
            print(event)
        call = stub.SayHello(request)
        call.code()  # lost
        print(await call.code(), await call)
        channel.close()  # lost
        await channel.channel_ready()
    return answer


async def serve():
    server = grpc.aio.server()
    server.add_insecure_port("[::]:50051")
    await server.start()
    server.wait_for_termination()  # lost


async def threads():
    server = grpc.server(ThreadPoolExecutor(max_workers=4))
    server.start()
    server.stop(None).wait()  # blocks: lock
    server.wait_for_termination()  # blocks: lock
