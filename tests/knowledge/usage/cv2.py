"""OpenCV: decoding and encoding compute, scaling does not take long."""

import cv2
import numpy as np


async def shrink(data: bytes):
    image = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_COLOR)  # blocks: cpu
    small = cv2.cvtColor(cv2.resize(image, (640, 480)), cv2.COLOR_BGR2GRAY)
    ok, out = cv2.imencode(".jpg", small)  # blocks: cpu
    return out.tobytes() if ok else b""


async def frames(url: str):
    capture = cv2.VideoCapture(url)
    while capture.isOpened():
        ok, frame = capture.read()  # blocks: cpu
        yield frame
