"""EasyOCR: loading and running models compute."""

import easyocr

reader = easyocr.Reader(["en"])


async def read(data: bytes):
    return reader.readtext(data)  # blocks: cpu
