"""pdfplumber: a page is laid out in pure Python."""

import pdfplumber


async def text(path: str):
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            page.extract_text()  # blocks: cpu
        return pdf.pages[0].extract_tables()  # blocks: cpu
