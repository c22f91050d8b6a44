"""Real editors, as Debian packages them: what they show of an unsaved buffer, and what they do about it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from conftest import CLEAN, ROOT, SLEEPING, Write

pytestmark = pytest.mark.slow

ALE = Path("/usr/share/vim/vimfiles/pack/dist-bundle/opt/ale")

VIM = """
let g:ale_linters_explicit = 1
let g:ale_linters = {'python': ['flake8']}
let g:ale_lint_on_enter = 0
let g:ale_lint_on_text_changed = 'never'
let g:ale_python_flake8_executable = $PYTHON
let g:ale_python_flake8_options = '-m flake8 --isolated --select FAL'
packadd ale
filetype on
edit app.py
call setline(1, readfile('buffer.txt'))
ALELint
let s:waited = 0
while empty(ale#engine#GetLoclist(bufnr(''))) && s:waited < 600
  sleep 100m
  let s:waited += 1
endwhile
call writefile([json_encode(ale#engine#GetLoclist(bufnr('')))], 'found.json')
"""

NEOVIM = """
vim.cmd("edit app.py")
local start = vim.lsp.start or vim.lsp.start_client -- before 0.8
local client = start({
  name = "fastapi_async_lint",
  cmd = { os.getenv("PYTHON"), "-m", "fastapi_async_lint", "server" },
  root_dir = vim.fn.getcwd(),
})
vim.lsp.buf_attach_client(0, client)
vim.api.nvim_buf_set_lines(0, 0, -1, true, vim.fn.readfile("buffer.txt"))

local function wait_for(number)
  vim.wait(60000, function() return #vim.diagnostic.get(0) == number end, 50)
  return vim.diagnostic.get(0)
end

local said = { found = wait_for(1) }
vim.ui.select = function(actions, options, choose)
  said.titles = vim.tbl_map(options.format_item, actions)
  choose(actions[1], 1)
end
vim.api.nvim_win_set_cursor(0, { said.found[1].lnum + 1, said.found[1].col })
vim.lsp.buf.code_action()
said.left = #wait_for(0)
said.text = vim.api.nvim_buf_get_lines(0, 0, -1, true)
vim.fn.writefile({ vim.fn.json_encode(said) }, "found.json")
"""


def in_editor(root: Path, *line: str) -> Any:
    """What the script of an editor writes about a buffer that is not what is on disk."""
    environment = os.environ | {"PYTHONPATH": str(ROOT / "src"), "PYTHON": sys.executable}
    (root / "buffer.txt").write_text(SLEEPING, "utf-8")
    run = subprocess.run(
        line, cwd=root, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False, timeout=180
    )  # fmt: skip
    found = root / "found.json"
    assert found.exists(), run.stdout + run.stderr
    assert (root / "app.py").read_text("utf-8") == CLEAN
    return json.loads(found.read_text("utf-8"))


@pytest.mark.skipif(not shutil.which("vim") or not ALE.exists(), reason="needs vim and ALE (apt: vim, vim-ale)")
def test_vim_with_ale_runs_flake8_on_the_buffer(project: Write) -> None:
    root = project({"app.py": CLEAN, "script.vim": VIM})
    (found,) = in_editor(root, "vim", "-N", "-u", "NONE", "-i", "NONE", "-es", "-S", "script.vim", "-c", "qall!")
    assert (found["linter_name"], found["code"], found["lnum"], found["col"]) == ("flake8", "FAL201", 10, 5)
    assert found["text"].startswith("`time.sleep(...)` blocks the event loop: ")


@pytest.mark.skipif(not shutil.which("nvim"), reason="needs neovim (apt: neovim)")
def test_neovim_is_a_client_of_the_language_server(project: Write) -> None:
    root = project({"app.py": CLEAN, "script.lua": NEOVIM})
    said = in_editor(root, "nvim", "--headless", "-u", "NONE", "-i", "NONE", "-c", "luafile script.lua", "-c", "qall!")
    (found,) = said["found"]
    assert (found["source"], found["code"]) == ("fastapi-async-lint", "FAL201")
    assert (found["lnum"], found["col"], found["end_lnum"], found["end_col"]) == (9, 4, 9, 17)
    assert said["titles"] == ["Await `asyncio.sleep`", "Ignore FAL201 here"]
    assert "    await asyncio.sleep(1)" in said["text"]
    assert said["left"] == 0
