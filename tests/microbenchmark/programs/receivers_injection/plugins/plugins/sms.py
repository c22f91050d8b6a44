from manager import manager


@manager.plugin("sms")  # calls: Manager.plugin, Manager.plugin.<locals>.decorate
class Sms:
    def run(self):  # on: loop
        return "sms"
