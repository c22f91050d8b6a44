"""Docling: converting and exporting compute; one converter is made for all."""

from docling.chunking import HybridChunker
from docling.document_converter import DocumentConverter

converter = DocumentConverter()
chunker = HybridChunker()


async def convert(path: str, paths: list[str]):
    result = converter.convert(path)  # blocks: cpu
    text = result.document.export_to_markdown()  # blocks: cpu
    for each in converter.convert_all(paths):  # blocks: cpu
        print(each.document)
    chunker.chunk(result.document)  # blocks: cpu
    return text
