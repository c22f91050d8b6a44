"""openpyxl: loading and saving compute, cells cost nothing."""

from openpyxl import Workbook, load_workbook


async def sheets(path: str):
    book = load_workbook(path)  # blocks: cpu
    sheet = book.active
    rows = list(sheet.iter_rows(values_only=True))
    quick = load_workbook(path, read_only=True)
    new = Workbook()
    new.active.append(rows[0])
    new.save("x.xlsx")  # blocks: cpu
    return quick["a"], book["b"]
