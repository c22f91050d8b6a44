"""DSPy: a module waits where it is called, `acall` is awaited."""

import dspy

lm = dspy.LM("openai/gpt-4o-mini")
answer = dspy.ChainOfThought("question -> answer")


class Rag(dspy.Module):
    def __init__(self):
        super().__init__()
        self.respond = dspy.Predict("context, question -> answer")

    def forward(self, question: str):
        return self.respond(context="", question=question)

    async def aforward(self, question: str):
        self.respond(context="", question=question)  # blocks: ai
        return await self.respond.acall(context="", question=question)


async def run(q: str):
    answer(question=q)  # blocks: ai
    answer.acall(question=q)  # lost
    lm("Say hi")  # blocks: ai
    Rag()(question=q)  # blocks: ai
    with dspy.context(lm=lm):
        await dspy.ReAct("question -> answer", tools=[]).acall(question=q)
    return await Rag().acall(question=q)
