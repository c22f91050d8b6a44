"""Azure AI Search: of each kind."""

from azure.core.credentials import AzureKeyCredential
from azure.search.documents import SearchClient
from azure.search.documents.aio import SearchClient as AsyncSearchClient
from azure.search.documents.indexes import SearchIndexClient

client = SearchClient("https://example.org", "i", AzureKeyCredential("k"))


async def sync(text: str):
    for result in client.search(search_text=text, top=3):  # blocks: http
        print(result["id"])
    client.upload_documents([{}])  # blocks: http
    client.get_document("a")  # blocks: http
    indexes = SearchIndexClient("https://example.org", AzureKeyCredential("k"))
    indexes.create_or_update_index(None)  # blocks: http
    return [r["id"] for r in indexes.get_search_client("i").search(text)]  # blocks: http


async def right(text: str):
    async with AsyncSearchClient("https://example.org", "i", AzureKeyCredential("k")) as local:
        results = await local.search(search_text=text)
        async for result in results:
            print(result["id"])
        await local.upload_documents(documents=[{}])
        local.delete_documents([{}])  # lost
