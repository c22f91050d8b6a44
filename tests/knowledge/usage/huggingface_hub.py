"""huggingface_hub: inference clients of both kinds, downloads."""

from huggingface_hub import AsyncInferenceClient, HfApi, InferenceClient, hf_hub_download

client = InferenceClient(model="m")
async_client = AsyncInferenceClient()


async def run(q: str):
    client.chat_completion([{"role": "user", "content": q}])  # blocks: ai
    client.feature_extraction(q)  # blocks: ai
    async_client.text_generation(q)  # lost
    hf_hub_download("repo", "file")  # blocks: http
    HfApi().upload_file(path_or_fileobj=q, path_in_repo="x", repo_id="r")  # blocks: http
    return await async_client.chat_completion([])
