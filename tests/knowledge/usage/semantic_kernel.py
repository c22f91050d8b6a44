"""Semantic Kernel: everything is awaited; kernel functions of both kinds are called on the loop."""

import requests
from semantic_kernel import Kernel
from semantic_kernel.agents import ChatCompletionAgent
from semantic_kernel.connectors.ai.open_ai import OpenAIChatCompletion
from semantic_kernel.functions import kernel_function


class Weather:
    @kernel_function(description="Weather of a city")
    def weather(self, city: str) -> str:
        return requests.get(city).text  # blocks: http

    @kernel_function
    async def forecast(self, city: str) -> str:
        return requests.get(city).text  # blocks: http


kernel = Kernel()
kernel.add_service(OpenAIChatCompletion(ai_model_id="gpt-4o"))
kernel.add_plugin(Weather(), "weather")
agent = ChatCompletionAgent(kernel=kernel, name="a")


async def run(q: str):
    kernel.invoke_prompt(q)  # lost
    async for message in agent.invoke(q):
        print(message)
    agent.get_response(q)  # lost
    return await kernel.invoke(plugin_name="weather", function_name="forecast")
