"""Jinja: rendering is quick; its async methods are coroutines."""

import jinja2

environment = jinja2.Environment(loader=jinja2.FileSystemLoader("templates"))


async def page():
    text = environment.get_template("page.html").render(title="x")
    environment.from_string("{{ x }}").render_async(x=1)  # lost
    return text + await environment.get_template("page.html").render_async()
