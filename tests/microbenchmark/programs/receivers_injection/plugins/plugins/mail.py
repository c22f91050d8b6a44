from manager import manager


@manager.plugin("mail")  # calls: Manager.plugin; missing calls: Manager.plugin.<locals>.decorate (a decorator of the project is not called)
class Mail:
    def run(self):  # missing on: loop (what is put into a container later is not followed)
        return "mail"
