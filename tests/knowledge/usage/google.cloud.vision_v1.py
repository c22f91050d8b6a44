"""Vision."""

from google.cloud import vision


async def look(content: bytes):
    client = vision.ImageAnnotatorClient()
    image = vision.Image(content=content)
    labels = client.label_detection(image=image)  # blocks: http
    client.text_detection(image=image)  # blocks: http
    other = vision.ImageAnnotatorAsyncClient()
    await other.batch_annotate_images(requests=[])
    other.batch_annotate_images(requests=[])  # lost
    return labels
