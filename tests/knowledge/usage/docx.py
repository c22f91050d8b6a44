"""python-docx: opening and saving compute."""

from docx import Document


async def write(path: str):
    document = Document(path)  # blocks: cpu
    document.add_paragraph("x")
    document.save("y.docx")  # blocks: cpu
    return [paragraph.text for paragraph in document.paragraphs]
