class ChatService:
    def __init__(self):  # on: thread
        self.log = ["one"]

    async def stream(self, question):  # on: loop
        async for token in self.tokens(question):  # calls: ChatService.tokens
            yield self.format(token)  # calls: ChatService.format

    async def tokens(self, question):  # on: loop
        yield question

    def format(self, token):  # on: loop
        return f"data: {token}\n\n"

    def history(self):  # on: thread
        for line in self.log:
            yield self.write(line)  # calls: ChatService.write

    def write(self, line):  # on: thread
        return line + "\n"
