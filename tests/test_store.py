"""What is kept stays, is shared by processes, bounded, and never in the way when something is wrong with it."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from fastapi_async_lint import store as module
from fastapi_async_lint.store import Store, clean

KIND = "facts"


def stored(folder: Path, **texts: str) -> Store:
    store = Store(folder, "v")
    for key, text in texts.items():
        store.put(KIND, key, text)
    store.close()
    return Store(folder, "v")


def file_of(folder: Path) -> Path:
    return folder / "kept-v.sqlite3"


def test_what_is_put_can_be_got_in_the_next_run(tmp_path: Path) -> None:
    text = "caf\u00e9 \ud800 \0 " * 1000
    store = stored(tmp_path / "c", a=text, b="two")
    assert store.get(KIND, "a") == text
    assert dict(store.get_many(KIND, ["b", "a", "c"])) == {"a": text, "b": "two"}
    assert store.get("other", "a") is None
    store.close()


def test_many_keys_at_once(tmp_path: Path) -> None:
    store = stored(tmp_path, **{f"k{number}": str(number) for number in range(2000)})
    assert len(dict(store.get_many(KIND, [f"k{number}" for number in range(3000)]))) == 2000


def test_another_version_sees_nothing(tmp_path: Path) -> None:
    stored(tmp_path, a="x").close()
    assert Store(tmp_path, "w").get(KIND, "a") is None


def test_a_folder_that_git_and_backups_leave_alone(tmp_path: Path) -> None:
    stored(tmp_path / "c", a="x").close()
    assert (tmp_path / "c" / ".gitignore").read_text() == "*\n"
    assert (tmp_path / "c" / "CACHEDIR.TAG").read_text().startswith("Signature: 8a477f597d28d172789f06886806bc55")


def test_nothing_is_written_where_nothing_is_kept(tmp_path: Path) -> None:
    store = Store(tmp_path / "c", "v")
    assert store.get(KIND, "a") is None
    store.close()
    assert not (tmp_path / "c").exists()


DAMAGES = {
    "no database": b"not a database at all, but longer than one hundred bytes" * 10,
    "empty": b"",
    "zeros": b"\0" * 8192,
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_a_damaged_file_is_begun_anew(damage: bytes, tmp_path: Path) -> None:
    stored(tmp_path, a="x").close()
    file_of(tmp_path).write_bytes(damage)
    store = Store(tmp_path, "v")
    assert store.get(KIND, "a") is None
    store.put(KIND, "b", "y")
    store.close()
    assert Store(tmp_path, "v").get(KIND, "b") == "y"


def test_a_file_that_is_cut_or_scribbled_over(tmp_path: Path) -> None:
    for place in range(0, 40_000, 1999):
        for scribble in (b"", b"\xff" * 700):
            folder = tmp_path / f"{place} {len(scribble)}"  # where damage is found at writing, the file is thrown away
            stored(folder, **{f"k{number}": os.urandom(600).hex() for number in range(20)}).close()
            data = file_of(folder).read_bytes()
            file_of(folder).write_bytes(data[:place] + scribble + (data[place + 700 :] if scribble else b""))
            store = Store(folder, "v")
            for _, text in store.get_many(KIND, [f"k{number}" for number in range(20)]):
                assert len(text) == 1200
            store.put(KIND, "new", "x")
            store.close()


def test_data_that_is_not_what_was_put_is_not_given(tmp_path: Path) -> None:
    stored(tmp_path, a="x", b="y").close()
    with sqlite3.connect(file_of(tmp_path)) as connection:
        connection.execute("UPDATE kept SET data = ? WHERE key = 'a'", (b"poison",))
        connection.execute("UPDATE kept SET data = 7, sum = 'no' WHERE key = 'b'")
    connection.close()
    store = Store(tmp_path, "v")
    assert dict(store.get_many(KIND, ["a", "b"])) == {}


def test_a_table_of_another_shape(tmp_path: Path) -> None:
    with sqlite3.connect(file_of(tmp_path)) as connection:
        connection.execute("CREATE TABLE kept (other)")
    connection.close()
    store = Store(tmp_path, "v")
    assert store.get(KIND, "a") is None
    store.put(KIND, "a", "x")
    store.close()


def test_a_text_that_unpacks_to_no_end_is_not_believed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stored(tmp_path, a="x" * 100_000).close()
    monkeypatch.setattr(module, "_LONGEST", 10_000)
    assert Store(tmp_path, "v").get(KIND, "a") is None


@pytest.mark.skipif(os.name == "nt", reason="POSIX files")
def test_what_is_no_file_of_ours_is_left_alone(tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (tmp_path / "link").symlink_to(other)
    stored(tmp_path / "link", a="x").close()
    assert not list(other.iterdir())
    folder = tmp_path / "pipe"
    folder.mkdir()
    os.mkfifo(file_of(folder))
    store = stored(folder, a="x")
    assert store.get(KIND, "a") is None


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    store = stored(tmp_path / "file" / "c", a="x")
    assert store.get(KIND, "a") is None


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_is_read_only(tmp_path: Path) -> None:
    tmp_path.chmod(0o555)
    store = stored(tmp_path / "c", a="x")
    assert store.get(KIND, "a") is None
    tmp_path.chmod(0o755)


def test_a_file_that_another_process_has_locked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_PATIENCE", 0.1)
    stored(tmp_path, a="x").close()
    other = sqlite3.connect(file_of(tmp_path), isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    store = Store(tmp_path, "v")
    assert store.get(KIND, "a") == "x"  # readers do not wait for writers
    store.put(KIND, "b", "y")
    store.close()
    other.close()
    assert Store(tmp_path, "v").get(KIND, "b") is None


def test_what_was_not_used_for_longest_goes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LARGEST", 100_000)
    monkeypatch.setattr(module, "_DAY", -10)
    clock = iter(range(1_000_000, 2_000_000))
    monkeypatch.setattr(module, "time", lambda: float(next(clock)))
    keys = [f"k{number}" for number in range(20)]
    for key in keys:
        store = stored(tmp_path, **{key: os.urandom(6000).hex()})
        store.get(KIND, "k0")
        store.close()
    kept = dict(Store(tmp_path, "v").get_many(KIND, keys))
    assert "k0" in kept
    assert "k19" in kept
    assert "k1" not in kept
    assert 50_000 < sum(map(len, kept.values())) / 2 < 100_000


def test_files_of_versions_long_gone_are_removed(tmp_path: Path) -> None:
    stored(tmp_path, a="x").close()
    os.utime(file_of(tmp_path), (1, 1))
    store = Store(tmp_path, "w")
    store.put(KIND, "a", "x")
    store.close()
    assert [path.name for path in tmp_path.glob("*.sqlite3")] == ["kept-w.sqlite3"]


WRITER = """
import sys
from pathlib import Path
from fastapi_async_lint.store import Store
for round in range(15):
    store = Store(Path(sys.argv[1]), "v")
    store.get("facts", "shared")
    for number in range(20):
        store.put("facts", f"{sys.argv[2]}-{round}-{number}", "x" * 2000)
    store.put("facts", "shared", sys.argv[2] * 1000)
    store.close()
"""


def test_several_processes_at_once(tmp_path: Path) -> None:
    processes = [subprocess.Popen([sys.executable, "-c", WRITER, str(tmp_path), name]) for name in "abcd"]
    assert [process.wait(120) for process in processes] == [0, 0, 0, 0]
    store = Store(tmp_path, "v")
    keys = [f"{name}-{round}-{number}" for name in "abcd" for round in range(15) for number in range(20)]
    assert set(dict(store.get_many(KIND, keys))) == set(keys)
    shared = store.get(KIND, "shared")
    assert shared is not None
    assert len(set(shared)) == 1


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_process_that_was_forked(tmp_path: Path) -> None:
    program = f"""
import os
from pathlib import Path
from fastapi_async_lint.store import Store
store = Store(Path({str(tmp_path)!r}), "v")
store.put("facts", "before", "x")
store.flush()
child = os.fork()
store.put("facts", f"key{{int(child == 0)}}", "x")
store.flush()
if child == 0:
    os._exit(0)
assert os.waitpid(child, 0)[1] == 0
"""
    subprocess.run([sys.executable, "-c", program], check=True, timeout=60)
    assert set(dict(Store(tmp_path, "v").get_many(KIND, ["before", "key0", "key1"]))) == {"before", "key0", "key1"}


def test_clean_removes_what_a_store_writes_and_nothing_else(tmp_path: Path) -> None:
    stored(tmp_path / "c", a="x").close()
    (tmp_path / "c" / "mine.txt").write_text("")
    assert clean(tmp_path / "c")
    assert [path.name for path in (tmp_path / "c").iterdir()] == ["mine.txt"]
    assert not clean(tmp_path / "c")
    assert not clean(tmp_path / "nothing")
