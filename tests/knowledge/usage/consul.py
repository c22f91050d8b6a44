"""Consul."""

import consul
import consul.aio

client = consul.Consul(host="localhost")


async def values():
    index, found = client.kv.get("a")  # blocks: http
    client.agent.service.register("web", port=80)  # blocks: http
    local = consul.aio.Consul()
    index, other = await local.kv.get("a")
    local.kv.put("a", "b")  # lost
    return found, other
