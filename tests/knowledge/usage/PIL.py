"""Pillow: opening is lazy, the work comes after."""

import io

from PIL import Image, ImageDraw, ImageEnhance, ImageOps


async def upload(data: bytes):
    image = Image.open(io.BytesIO(data))
    image = ImageOps.exif_transpose(image)  # blocks: cpu
    image = image.convert("RGB")  # blocks: cpu
    image.thumbnail((256, 256))  # blocks: cpu
    ImageDraw.Draw(image).text((0, 0), "x")
    out = io.BytesIO()
    image = ImageEnhance.Contrast(image).enhance(1.2)  # blocks: cpu
    image.save(out, "JPEG")  # blocks: cpu
    print(image.size, image.getpixel((0, 0)))
    return out.getvalue()
