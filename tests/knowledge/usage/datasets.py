"""Hugging Face datasets: loading and mapping."""

from datasets import load_dataset, load_from_disk


async def rows():
    data = load_dataset("squad", split="train")  # blocks: http
    load_from_disk("folder")  # blocks: file
    return data
