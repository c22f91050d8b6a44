"""The partner packages: whatever a model is made by, it waits like any other, also with tools, with a schema, in a chain."""

from fastapi import Depends, FastAPI
from langchain_anthropic import ChatAnthropic
from langchain_aws import ChatBedrockConverse
from langchain_core.output_parsers import PydanticOutputParser
from langchain_core.prompts import ChatPromptTemplate
from langchain_deepseek import ChatDeepSeek
from langchain_google_genai import ChatGoogleGenerativeAI, GoogleGenerativeAIEmbeddings
from langchain_google_vertexai import ChatVertexAI
from langchain_groq import ChatGroq
from langchain_huggingface import HuggingFaceEmbeddings
from langchain_mistralai import ChatMistralAI
from langchain_ollama import ChatOllama, OllamaEmbeddings
from langchain_openai import AzureChatOpenAI, ChatOpenAI, OpenAI, OpenAIEmbeddings
from langchain_tavily import TavilySearch
from langchain_xai import ChatXAI

app = FastAPI()
prompt = ChatPromptTemplate.from_template("{q}")
parser = PydanticOutputParser(pydantic_object=dict)


def get_llm() -> ChatOpenAI:
    return ChatOpenAI(model="gpt-4o", streaming=True)


@app.post("/chat")
async def chat(q: str, llm: ChatOpenAI = Depends(get_llm)):
    llm.bind_tools([TavilySearch()]).invoke(q)  # blocks: ai
    return await (prompt | llm | parser).ainvoke({"q": q})


class Service:
    def __init__(self) -> None:
        self.llm = ChatGoogleGenerativeAI(model="gemini-2.5-flash")
        self.chain = prompt | self.llm.with_structured_output(dict)
        self.embeddings = GoogleGenerativeAIEmbeddings(model="x")

    async def answer(self, q: str):
        self.chain.invoke({"q": q})  # blocks: ai
        self.llm.bind_tools([]).ainvoke(q)  # lost
        self.embeddings.embed_documents([q])  # blocks: ai
        return await self.chain.ainvoke({"q": q})


async def models(q: str):
    AzureChatOpenAI(azure_deployment="d").invoke(q)  # blocks: ai
    OpenAI().generate([q])  # blocks: ai
    ChatAnthropic(model="claude").bind_tools([]).invoke(q)  # blocks: ai
    ChatBedrockConverse(model="m").with_structured_output(dict).invoke(q)  # blocks: ai
    ChatGroq(model="m").bind_tools([]).invoke(q)  # blocks: ai
    (prompt | ChatOllama(model="m").with_structured_output(dict)).invoke(q)  # blocks: ai
    list(ChatMistralAI().stream(q))  # blocks: ai
    ChatVertexAI(model="m").batch([q])  # blocks: ai
    ChatDeepSeek(model="m").invoke(q)  # blocks: ai
    await ChatXAI(model="m").ainvoke(q)
    OllamaEmbeddings(model="m").embed_query(q)  # blocks: ai
    await OpenAIEmbeddings().aembed_query(q)
    local = HuggingFaceEmbeddings(model_name="m")  # blocks: cpu
    local.embed_query(q)  # blocks: ai
    TavilySearch(max_results=3).invoke(q)  # blocks: http
