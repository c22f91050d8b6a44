"""python-telegram-bot."""

import time

from telegram import Bot, Update
from telegram.ext import Application, CommandHandler, ContextTypes


async def start(update: Update, context: ContextTypes.DEFAULT_TYPE):
    time.sleep(1)  # blocks: sleep
    await update.message.reply_text("a")
    update.message.reply_text("a")  # lost
    await context.bot.send_message(chat_id=1, text="a")
    update.callback_query.answer()  # lost


async def send(chat: int):
    bot = Bot("token")
    async with bot:
        await bot.send_message(chat, "a")
        bot.send_message(chat, "a")  # lost


application = Application.builder().token("t").build()
application.add_handler(CommandHandler("start", start))
