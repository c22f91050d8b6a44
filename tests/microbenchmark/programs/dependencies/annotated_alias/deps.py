from typing import Annotated

from fastapi import Depends


def get_token():  # on: thread
    return "token"


async def get_user(token: Annotated[str, Depends(get_token)]):  # on: loop
    return decode(token)  # calls: decode


def decode(token):  # on: loop
    return token


def get_settings():  # on: thread
    return {}


UserDep = Annotated[str, Depends(get_user)]
SettingsDep = Annotated[dict, Depends(get_settings)]
