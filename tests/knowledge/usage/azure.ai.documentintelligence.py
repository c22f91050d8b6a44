"""Azure Document Intelligence: beginning and waiting for the end are requests both."""

from azure.ai.documentintelligence import DocumentIntelligenceClient
from azure.ai.documentintelligence.aio import DocumentIntelligenceClient as AsyncClient


async def sync(credential, body):
    client = DocumentIntelligenceClient("https://example.org", credential)
    poller = client.begin_analyze_document("prebuilt-layout", body)  # blocks: http
    return poller.result()  # blocks: http


async def right(credential, body):
    async with AsyncClient("https://example.org", credential) as client:
        poller = await client.begin_analyze_document("prebuilt-layout", body)
        result = await poller.result()
        poller.result()  # lost
        client.begin_analyze_document("prebuilt-read", body)  # lost
    return result.content
