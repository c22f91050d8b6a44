"""Matplotlib: making and saving a figure compute."""

import io

import matplotlib.pyplot as plt


async def chart(values: list[float]):
    figure, axes = plt.subplots()  # blocks: cpu
    axes.plot(values)
    out = io.BytesIO()
    figure.savefig(out)  # blocks: cpu
    plt.savefig(out)  # blocks: cpu
    plt.close(figure)
    return out.getvalue()
