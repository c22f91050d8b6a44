"""The chat model and the small chains built on it."""

from langchain_core.language_models import BaseChatModel
from langchain_core.language_models.fake_chat_models import FakeListChatModel
from langchain_core.output_parsers import StrOutputParser
from langchain_core.prompts import ChatPromptTemplate
from langchain_openai import ChatOpenAI

from app.config import settings


def build_model(temperature: float = 0.2) -> BaseChatModel:
    """Return the configured model, or a fake one where no key is set."""
    if settings.openai_api_key is None:
        return FakeListChatModel(responses=["I am only a fake model, but a friendly one."])
    return ChatOpenAI(model=settings.openai_model, temperature=temperature)


llm = build_model()
creative_llm = build_model(temperature=0.9)

title_prompt = ChatPromptTemplate.from_messages(
    [
        ("system", "Give the conversation a title of at most five words."),
        ("human", "{message}"),
    ]
)
title_chain = title_prompt | llm | StrOutputParser()
