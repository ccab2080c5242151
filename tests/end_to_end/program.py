"""Runs the program under test for the end-to-end tests, which are plain unittest modules.

SCOREBOOK names the program, SCOREBOOK_SOURCE the source tree; CTest sets both."""
import json
import os
import pathlib
import subprocess

PROGRAM = os.environ["SCOREBOOK"]
SOURCE = pathlib.Path(os.environ["SCOREBOOK_SOURCE"])
SAMPLES = SOURCE / "samples"
DATA = SOURCE / "tests" / "data"
# Spreadsheets from elsewhere that are no part of the project; tests that use them are skipped where they are absent.
CORPUS = pathlib.Path(os.environ.get("SCOREBOOK_CORPUS", SOURCE.parent / "shared" / "corpus"))


class Ran:
    def __init__(self, completed):
        self.status = completed.returncode
        self.out = completed.stdout.decode("utf-8", "strict")
        self.err = completed.stderr.decode("utf-8", "strict")

    def json(self):
        return json.loads(self.out)


def run(*arguments, stdin=None, timeout=120, cwd=None):
    completed = subprocess.run([PROGRAM, *map(str, arguments)], input=stdin, capture_output=True, timeout=timeout, cwd=cwd)
    return Ran(completed)


def oracle(name):
    return json.loads((SAMPLES / f"{name}.oracle.json").read_text(encoding="utf-8"))
