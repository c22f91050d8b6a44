"""PyMuPDF under its old name."""

import fitz


async def pages(data: bytes):
    with fitz.open(stream=data) as document:
        for page in document.pages():
            text = page.get_text()
            pixmap = page.get_pixmap(dpi=150)  # blocks: cpu
            pixmap.tobytes()  # blocks: cpu
            print(text)
        document[0].find_tables()  # blocks: cpu
