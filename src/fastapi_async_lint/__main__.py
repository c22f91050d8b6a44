"""`python -m fastapi_async_lint`."""

from fastapi_async_lint.command import main

if __name__ == "__main__":
    main()
