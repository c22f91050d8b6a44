"""Kubernetes: every call of the API waits, a watch when it is iterated."""

from kubernetes import client, config, watch

config.load_incluster_config()
core = client.CoreV1Api()


async def pods(namespace: str):
    for pod in core.list_namespaced_pod(namespace).items:  # blocks: http
        print(pod.metadata.name)
    client.AppsV1Api().patch_namespaced_deployment("a", namespace, {})  # blocks: http
    body = client.V1Pod(metadata=client.V1ObjectMeta(name="a"))
    core.create_namespaced_pod(namespace, body)  # blocks: http
    for event in watch.Watch().stream(core.list_namespaced_pod, namespace, timeout_seconds=5):  # blocks: http
        print(event["type"])
    later = core.list_namespaced_pod(namespace, async_req=True)
    custom = client.CustomObjectsApi(client.ApiClient())
    return later, custom.get_cluster_custom_object("g", "v", "p", "n")  # blocks: http


async def pods_without_waiting():
    from kubernetes import aio

    await aio.config.load_kube_config()
    async with aio.client.ApiClient() as connection:
        core = aio.client.CoreV1Api(connection)
        core.list_pod_for_all_namespaces()  # lost
        return await core.list_pod_for_all_namespaces()
