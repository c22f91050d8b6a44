"""Unstructured's client: every request twice."""

from unstructured_client import UnstructuredClient

client = UnstructuredClient(api_key_auth="key")


async def elements(request):
    client.general.partition(request=request)  # blocks: http
    client.general.partition_async(request=request)  # lost
    client.jobs.list_jobs(request={})  # blocks: http
    found = await client.general.partition_async(request=request)
    return found.elements
