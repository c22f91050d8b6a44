"""aiogram."""

from aiogram import Bot, Dispatcher
from aiogram.types import Message

bot = Bot("1:token")
dispatcher = Dispatcher()


@dispatcher.message()
async def echo(message: Message):
    await message.answer("a")
    message.reply("a")  # lost
    await bot.send_message(chat_id=1, text="a")
    bot.send_message(chat_id=1, text="a")  # lost
