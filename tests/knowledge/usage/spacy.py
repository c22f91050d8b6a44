"""spaCy: loading a model and running it compute."""

import spacy

nlp = spacy.load("en_core_web_sm")


async def entities(text: str, texts: list[str]):
    document = nlp(text)  # blocks: cpu
    for each in nlp.pipe(texts):  # blocks: cpu
        print(each.ents)
    return document.ents
