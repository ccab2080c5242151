"""Runs the program under test for the end-to-end tests, which are plain unittest modules.

SCOREBOOK names the program, SCOREBOOK_SOURCE the source tree; CTest sets both."""
import json
import os
import pathlib
import resource
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


_BYTES = pathlib.Path(PROGRAM).read_bytes()
SANITIZED = b"__asan_init" in _BYTES
# The WebAssembly module in node (tests/page/command_line.mjs), whose memory WebAssembly itself bounds.
IN_NODE = _BYTES.startswith(b"#!")


def run_limited(*arguments, seconds, megabytes):
    """For files that may be hostile: bounds on processor time, memory and what is written. A program that was stopped has a
    status below 0. The sanitizer reserves more memory than any machine has, so there its own limit stands in; so does node."""
    if SANITIZED:
        seconds, megabytes = seconds * 6, megabytes * 3
    if IN_NODE:
        seconds *= 3

    def limits():
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        if not SANITIZED and not IN_NODE:
            resource.setrlimit(resource.RLIMIT_AS, (megabytes << 20, megabytes << 20))

    options = f"hard_rss_limit_mb={megabytes}:" + os.environ.get("ASAN_OPTIONS", "")
    completed = subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, preexec_fn=limits,
                               env={**os.environ, "ASAN_OPTIONS": options})
    return Ran(completed)


def oracle(name):
    return json.loads((SAMPLES / f"{name}.oracle.json").read_text(encoding="utf-8"))
