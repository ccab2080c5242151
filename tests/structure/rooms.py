"""Each room includes only itself, the rooms before it and the public headers; the top level holds what it should."""
import pathlib
import re
import subprocess
import sys

ROOMS = ["text", "ooxml", "csv", "ods", "biff", "read", "register", "locate", "rate", "trend", "learn", "check", "writing", "report", "cli", "addin"]
# Writing knows only files and words. The add-in asks for the commands of the command line, so that both say the same.
FORBIDDEN = {"writing": {"register", "locate", "rate", "trend", "learn", "check"}}
TOP_LEVEL = {"CMakeLists.txt", "CMakePresets.json", "README.md", "CONTRIBUTING.md", "LICENSE", "include", "src", "templates",
             "samples", "tests", ".ci", ".clang-format", ".clang-tidy", ".gitignore", ".gitattributes"}
LONGEST_FILE = 500

source = pathlib.Path(sys.argv[1])
faults = []
for path in sorted((source / "src").rglob("*.[ch]pp")):
    room = path.relative_to(source / "src").parts[0]
    text = path.read_text(encoding="utf-8")
    for included in re.findall(r'^\s*#\s*include\s*[<"]([a-z]+)/[^>"]*[>"]', text, re.M):
        if included not in ROOMS or included == room:
            continue
        if room == "cli":
            faults.append(f"{path.relative_to(source)} includes {included}/, but cli knows only include/scorebook/")
            continue
        if ROOMS.index(included) > ROOMS.index(room) or included in FORBIDDEN.get(room, ()):
            faults.append(f"{path.relative_to(source)} includes {included}/, which {room} must not know")
    if "xlsxwriter.h" in text and room != "writing" and not path.name.endswith("_test.cpp"):
        faults.append(f"{path.relative_to(source)} includes xlsxwriter.h, which only writing may")
    if text.count("\n") > LONGEST_FILE:
        faults.append(f"{path.relative_to(source)} has {text.count(chr(10))} lines, more than {LONGEST_FILE}")

try:
    listed = subprocess.run(["git", "-c", "safe.directory=*", "-C", str(source), "ls-files"], capture_output=True, text=True).stdout
except FileNotFoundError:  # a tree without git is as good; build folders are not told apart there
    listed = ""
for name in sorted({line.split("/")[0] for line in listed.splitlines()} - TOP_LEVEL):
    faults.append(f"{name} does not belong at the top level")

print("\n".join(faults) or "every room keeps to its place")
sys.exit(1 if faults else 0)
