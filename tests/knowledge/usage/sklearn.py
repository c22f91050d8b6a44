"""scikit-learn: fitting computes, predicting a row does not take long."""

import joblib
from sklearn.cluster import KMeans
from sklearn.ensemble import RandomForestClassifier
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.metrics.pairwise import cosine_similarity

model = joblib.load("model.joblib")


async def train(x, y, texts):
    forest = RandomForestClassifier()
    forest.fit(x, y)  # blocks: cpu
    joblib.dump(forest, "model.joblib")  # blocks: cpu
    vectors = TfidfVectorizer().fit_transform(texts)
    clusters = KMeans(8).fit(x)  # blocks: cpu
    clusters.fit_predict(x)  # blocks: cpu
    return forest.predict(x[:1]), cosine_similarity(vectors[:1], vectors)


async def predict(row):
    return model.predict([row])


async def loaded():
    return joblib.load("model.joblib").predict([])  # blocks: cpu
