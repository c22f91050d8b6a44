"""fastembed: models compute when what they give is iterated."""

from fastembed import SparseTextEmbedding, TextEmbedding

model = TextEmbedding("BAAI/bge-small-en-v1.5")
sparse = SparseTextEmbedding("prithivida/Splade_PP_en_v1")


async def embed(texts: list[str]):
    TextEmbedding("BAAI/bge-small-en-v1.5")  # blocks: cpu
    TextEmbedding("BAAI/bge-small-en-v1.5", lazy_load=True)
    vectors = model.embed(texts)
    list(vectors)  # missing: blocks: cpu
    return [vector for vector in sparse.embed(texts)]  # blocks: cpu
