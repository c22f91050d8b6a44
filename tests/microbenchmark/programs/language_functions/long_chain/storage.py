class Storage:
    def execute(self):  # on: loop
        return self._send()  # calls: Storage._send

    def _send(self):  # on: loop
        return 1
