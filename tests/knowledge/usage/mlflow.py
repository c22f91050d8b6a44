"""MLflow: logging and asking talk to the tracking server."""

import mlflow
from mlflow.tracking import MlflowClient

mlflow.set_tracking_uri("http://localhost:5000")
client = MlflowClient()


@mlflow.trace
async def answer(text: str):
    return text


async def track(text: str):
    with mlflow.start_run():  # blocks: http
        mlflow.log_param("a", 1)  # blocks: http
        mlflow.log_metric("b", 0.5)  # blocks: http
        mlflow.log_metric("b", 0.5, synchronous=False)
    client.get_run("a")  # blocks: http
    model = mlflow.pyfunc.load_model("models:/a/1")  # blocks: http
    answer(text)  # lost
    return model.predict([text])  # blocks: ai
