"""Measures how long a request keeps the event loop from doing anything else."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

import httpx
from fastapi import FastAPI

BEAT = 0.005


@dataclass
class Heartbeat:
    """The longest time between two beats, less the time between them as planned."""

    longest_stall: float = 0.0

    async def run(self) -> None:
        """Beat until cancelled."""
        last = time.perf_counter()
        while True:
            await asyncio.sleep(BEAT)
            now = time.perf_counter()
            self.longest_stall = max(self.longest_stall, now - last - BEAT)
            last = now


@asynccontextmanager
async def heartbeat() -> AsyncIterator[Heartbeat]:
    """Beat in the background."""
    beats = Heartbeat()
    task = asyncio.create_task(beats.run())
    await asyncio.sleep(2 * BEAT)
    try:
        yield beats
        await asyncio.sleep(2 * BEAT)
    finally:
        task.cancel()


async def longest_stall(client: httpx.AsyncClient, method: str, path: str) -> float:
    """Return the longest stall during one request, in seconds."""
    async with heartbeat() as beats:
        await client.request(method, path, json={} if method == "POST" else None)
    return beats.longest_stall


@asynccontextmanager
async def client_of(app: FastAPI) -> AsyncIterator[httpx.AsyncClient]:
    """A client on the same event loop as the application."""
    transport = httpx.ASGITransport(app=app, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
        yield client
