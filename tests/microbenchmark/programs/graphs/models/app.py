"""A chat model, a retriever and an output parser of the project under `ainvoke`: their sync methods in worker threads."""

from fastapi import FastAPI
from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage
from langchain_core.output_parsers import BaseOutputParser
from langchain_core.outputs import ChatGeneration, ChatResult
from langchain_core.retrievers import BaseRetriever

app = FastAPI()


class LocalModel(BaseChatModel):
    def _generate(self, messages, stop=None, run_manager=None, **kwargs):  # missing on: thread (no hooks for the methods that LangChain calls)
        message = AIMessage(content=self.complete(messages))  # calls: LocalModel.complete
        return ChatResult(generations=[ChatGeneration(message=message)])

    def complete(self, messages):  # missing on: thread (no hooks for the methods that LangChain calls)
        return "yes, no"

    @property
    def _llm_type(self):  # missing on: loop (no hooks for the methods that LangChain calls)
        return "local"


class AsyncModel(BaseChatModel):
    def _generate(self, messages, stop=None, run_manager=None, **kwargs):
        return ChatResult(generations=[])

    async def _agenerate(self, messages, stop=None, run_manager=None, **kwargs):  # on: loop
        return ChatResult(generations=[ChatGeneration(message=AIMessage(content="a"))])

    @property
    def _llm_type(self):  # missing on: loop (no hooks for the methods that LangChain calls)
        return "async"


class Notes(BaseRetriever):
    def _get_relevant_documents(self, query: str, *, run_manager: CallbackManagerForRetrieverRun):  # missing on: thread (no hooks for the methods that LangChain calls)
        return [Document(page_content=self.load(query))]  # calls: Notes.load

    def load(self, query):  # missing on: thread (no hooks for the methods that LangChain calls)
        return query


class Words(BaseOutputParser):
    def parse(self, text):  # missing on: thread (no hooks for the methods that LangChain calls)
        return text.split(", ")


chain = LocalModel() | Words()


@app.get("/model")
async def model():  # on: loop
    return await chain.ainvoke("a")


@app.get("/async-model")
async def async_model():  # on: loop
    return (await AsyncModel().ainvoke("a")).content


@app.get("/retriever")
async def retriever():  # on: loop
    return len(await Notes().ainvoke("a"))
