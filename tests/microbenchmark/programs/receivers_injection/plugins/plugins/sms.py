from manager import manager


@manager.plugin("sms")  # calls: Manager.plugin; missing calls: Manager.plugin.<locals>.decorate (a decorator of the project is not called)
class Sms:
    def run(self):  # missing on: loop (what is put into a container later is not followed)
        return "sms"
