"""Writes every trap as a file with what must come of it beside it: traps.json lists {file, sentence, cells | refused, ...}.
The files are data for any runner: the program's end-to-end test, or a build of the library for browsers.

usage: write_traps.py FOLDER"""
import json
import pathlib
import re
import sys

import cell_traps  # noqa: F401  each module adds its traps
import hostile_traps  # noqa: F401
import open_traps  # noqa: F401
import package_traps  # noqa: F401
import sheet_traps  # noqa: F401
import table_traps  # noqa: F401
from expect import TRAPS


def write(folder):
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    listed = []
    for trap in TRAPS:
        name = re.sub(r"[^a-z0-9]+", "-", trap["sentence"].lower()).strip("-")[:80] + trap["ending"]
        assert not any(name == other["file"] for other in listed), name
        (folder / name).write_bytes(trap["data"])
        listed.append({"file": name, **{key: value for key, value in trap.items() if key not in ("data", "ending") and value is not None}})
    (folder / "traps.json").write_text(json.dumps(listed, ensure_ascii=False, indent=1), encoding="utf-8")
    return listed


if __name__ == "__main__":
    print(f"{len(write(sys.argv[1]))} traps in {sys.argv[1]}")
