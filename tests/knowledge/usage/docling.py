"""Docling: converting and exporting compute; one converter is made for all."""

from docling.document_converter import DocumentConverter

converter = DocumentConverter()


async def convert(path: str, paths: list[str]):
    result = converter.convert(path)  # blocks: cpu
    text = result.document.export_to_markdown()  # blocks: cpu
    for each in converter.convert_all(paths):  # blocks: cpu
        print(each.document)
    return text
