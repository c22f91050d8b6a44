"""pypdf: opening is lazy, the text of a page computes."""

import io

from pypdf import PdfReader, PdfWriter


async def text(data: bytes):
    reader = PdfReader(io.BytesIO(data))
    parts = []
    for page in reader.pages:
        parts.append(page.extract_text())  # blocks: cpu
    first = reader.pages[0].extract_text()  # blocks: cpu
    writer = PdfWriter()
    writer.add_page(reader.pages[0])
    writer.write("x.pdf")
    return "".join(parts), first, len(reader.pages)
