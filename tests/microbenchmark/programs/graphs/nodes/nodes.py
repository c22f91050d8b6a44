async def research(state):  # on: loop
    return {"text": search(state["text"])}  # calls: search


def search(text):  # on: loop
    return text


def draft(state):  # on: thread
    return {"text": write(state["text"])}  # calls: write


def write(text):  # on: thread
    return text


def grade(state):  # on: thread
    return "good"


class Publisher:
    async def review(self, state):  # on: loop
        return {"text": state["text"]}

    def publish(self, state):  # on: thread
        return self.send(state)  # calls: Publisher.send

    def send(self, state):  # on: thread
        return {"text": state["text"]}
