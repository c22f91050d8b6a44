"""Requests to other servers, with the headers that we always send."""

import requests

HEADERS = {"User-Agent": "chat-app/0.1"}
TIMEOUT = 10


def get_text(url: str) -> str:
    """Download a page and return its text."""
    response = requests.get(url, headers=HEADERS, timeout=TIMEOUT)
    response.raise_for_status()
    return response.text


def post_json(url: str, payload: dict[str, str]) -> int:
    """Send a payload and return the status code."""
    return requests.post(url, json=payload, headers=HEADERS, timeout=TIMEOUT).status_code
