"""Claude Agent SDK: `query` is iterated; of a client it is awaited."""

from claude_agent_sdk import ClaudeAgentOptions, ClaudeSDKClient, query


async def ask(question: str):
    async for message in query(prompt=question, options=ClaudeAgentOptions(max_turns=1)):
        print(message)
    async with ClaudeSDKClient() as client:
        client.query(question)  # lost
        await client.query(question)
        async for message in client.receive_response():
            print(message)
