"""An abstract class: its own method calls what its subclasses implement."""

from abc import ABC, abstractmethod

from fastapi import FastAPI

app = FastAPI()


class Exporter(ABC):
    def export(self):  # on: loop
        return self.header() + self.body()  # calls: Csv.body, Exporter.header, Pdf.body, Pdf.header

    @abstractmethod
    def body(self): ...

    def header(self):  # on: loop
        return "base"


class Csv(Exporter):
    def body(self):  # on: loop
        return "csv"


class Pdf(Exporter):
    def body(self):  # on: loop
        return "pdf"

    def header(self):  # on: loop
        return super().header()  # calls: Exporter.header


@app.get("/")
async def read():  # on: loop
    return [exporter.export() for exporter in (Csv(), Pdf())]  # calls: Exporter.export
