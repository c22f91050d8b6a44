"""pyTelegramBotAPI."""

import time

import telebot
from telebot.async_telebot import AsyncTeleBot

bot = telebot.TeleBot("1:token", threaded=False)
async_bot = AsyncTeleBot("1:token")


@bot.message_handler(commands=["start"])
def start(message):
    time.sleep(1)
    bot.reply_to(message, "a")


@async_bot.message_handler(commands=["start"])
async def async_start(message):
    await async_bot.reply_to(message, "a")
    async_bot.send_message(1, "a")  # lost


async def listen(messages):
    time.sleep(1)  # blocks: sleep


async_bot.set_update_listener(listen)


async def webhook(update: dict):
    bot.send_message(1, "a")  # blocks: http
    bot.set_state(1, "asked")
    bot.process_new_updates([telebot.types.Update.de_json(update)])
