"""Local models: loading and inference keep a core busy; tokenizing and searching a few vectors do not matter."""

import asyncio

import faiss
import torch
from sentence_transformers import CrossEncoder, SentenceTransformer, util
from transformers import AutoModelForCausalLM, AutoTokenizer, pipeline

embedder = SentenceTransformer("all-MiniLM-L6-v2")
classify = pipeline("sentiment-analysis")
tokenizer = AutoTokenizer.from_pretrained("gpt2")
model = AutoModelForCausalLM.from_pretrained("gpt2").to("cpu")
ranker = CrossEncoder("m")
index = faiss.read_index("x.faiss")


async def infer(q: str):
    embedder.encode([q])  # blocks: cpu
    classify(q)  # blocks: cpu
    inputs = tokenizer(q, return_tensors="pt")
    tokens = model.generate(**inputs, max_new_tokens=20)  # blocks: cpu
    ranker.predict([(q, q)])  # blocks: cpu
    util.cos_sim([1.0], [1.0])
    index.search(None, 5)
    return await asyncio.to_thread(embedder.encode, [q]), tokenizer.decode(tokens[0])


async def load(path: str):
    SentenceTransformer("all-MiniLM-L6-v2")  # blocks: cpu
    pipeline("summarization")  # blocks: cpu
    AutoTokenizer.from_pretrained("gpt2")  # blocks: cpu
    torch.load(path)  # blocks: file
    faiss.write_index(index, path)  # blocks: file
