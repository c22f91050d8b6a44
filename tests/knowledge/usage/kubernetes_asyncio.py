"""kubernetes_asyncio: every call of the API is a coroutine."""

from kubernetes_asyncio import client, config, watch


async def pods(namespace: str):
    await config.load_kube_config()
    async with client.ApiClient() as api:
        core = client.CoreV1Api(api)
        found = await core.list_namespaced_pod(namespace)
        core.delete_namespaced_pod("a", namespace)  # lost
        async with watch.Watch() as watcher:
            async for event in watcher.stream(core.list_namespaced_pod, namespace):
                print(event)
    config.load_kube_config()  # lost
    return found.items
