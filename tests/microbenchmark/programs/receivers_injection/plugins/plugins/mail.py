from manager import manager


@manager.plugin("mail")  # calls: Manager.plugin, Manager.plugin.<locals>.decorate
class Mail:
    def run(self):  # on: loop
        return "mail"
