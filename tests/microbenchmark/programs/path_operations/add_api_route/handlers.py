async def list_reports():  # on: loop
    return []


def create_report():  # on: thread
    return {}


def read_report():  # on: thread
    return {}


async def update_report():  # on: loop
    return {}


def delete_report():  # on: thread
    return {}
