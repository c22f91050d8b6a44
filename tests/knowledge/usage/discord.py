"""discord.py."""

import time

import discord
from discord.ext import commands

client = discord.Client(intents=discord.Intents.default())
bot = commands.Bot(command_prefix="!", intents=discord.Intents.default())


@client.event
async def on_message(message: discord.Message):
    time.sleep(1)  # blocks: sleep
    await message.channel.send("a")
    message.channel.send("a")  # lost
    message.add_reaction("x")  # lost
    async with message.channel.typing():
        await message.reply("b")


@bot.command()
async def hello(context: commands.Context):
    await context.send("a")
    context.reply("a")  # lost
    async for found in context.channel.history(limit=3):
        print(found.content)


async def respond(interaction: discord.Interaction):
    await interaction.response.defer()
    interaction.followup.send("a")  # lost
    discord.SyncWebhook.from_url("https://example.org").send("a")  # blocks: http
