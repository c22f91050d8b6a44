"""A static analyzer for the async mistakes of FastAPI and AI-app code."""
