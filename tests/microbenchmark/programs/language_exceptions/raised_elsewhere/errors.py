class AppError(Exception):
    def status(self):  # on: loop
        return 500


class NotFound(AppError):
    def __init__(self):  # missing on: loop (a class that is raised is not called)
        super().__init__("not found")

    def status(self):  # missing on: loop (what is caught is not an instance of a subclass)
        return 404


class Busy(AppError):
    def __str__(self):
        return "busy"
