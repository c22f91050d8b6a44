from typing import Annotated

from fastapi import Depends

from store import Store


def get_store():  # on: thread
    return Store()


StoreDep = Annotated[Store, Depends(get_store)]
