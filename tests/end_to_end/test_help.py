"""Help, version and the catalogue: what is printed is true, and every command and option is explained."""
import re
import unittest

from program import SOURCE, run

COMMANDS = ("inspect", "learn", "check", "rate", "sentences", "explain", "convert", "compare", "report", "cells", "rules")


class Help(unittest.TestCase):
    def test_help_lists_every_command_and_the_exit_statuses(self):
        result = run("help")
        self.assertEqual(result.status, 0)
        for command in COMMANDS:
            self.assertRegex(result.out, rf"(?m)^\s+(scorebook )?{command}\b")
        for status in "01234":
            self.assertRegex(result.out, rf"(?m)^\s+{status}\s")

    def test_each_command_explains_itself_in_both_ways(self):
        for command in COMMANDS:
            by_help, by_option = run("help", command), run(command, "--help")
            self.assertEqual(by_help.status, 0, command)
            self.assertEqual(by_help.out, by_option.out)
            self.assertIn(f"scorebook {command}", by_help.out)

    def test_no_line_of_help_is_wider_than_100_columns(self):
        for arguments in (("help",), *(("help", command) for command in COMMANDS)):
            for line in run(*arguments).out.splitlines():
                self.assertLessEqual(len(line), 100, line)

    def test_version(self):
        result = run("--version")
        self.assertEqual(result.status, 0)
        self.assertRegex(result.out, r"scorebook \d+\.\d+\.\d+")
        self.assertIn("catalogue", result.out)

    def test_commands_in_the_documentation_exist(self):
        for page in (SOURCE / "README.md", SOURCE / "samples" / "README.md", SOURCE / "templates" / "README.md"):
            for command in re.findall(r"(?:^|`)scorebook ([a-z]+)", page.read_text(encoding="utf-8"), re.M):
                self.assertIn(command, (*COMMANDS, "help"), page)


class Rules(unittest.TestCase):
    def test_every_rule_has_a_full_page(self):
        rules = run("rules", "-f", "json").json()["rules"]
        self.assertGreaterEqual(len(rules), 27)
        for rule in rules:
            for field in ("id", "severity", "title", "checks", "why", "example", "mend", "waive"):
                self.assertTrue(rule[field], f"{rule['id']} {field}")
            page = run("rules", rule["id"])
            self.assertEqual(page.status, 0)
            self.assertIn(rule["title"], page.out.replace("\n", " "))

    def test_the_rules_that_must_be_there(self):
        ids = {rule["id"] for rule in run("rules", "-f", "json").json()["rules"]}
        expected = {f"S10{n}" for n in range(1, 9)} | {f"V20{n}" for n in range(1, 7)} | {
            "V211", "A301", "A302", "A304", "A306", "A307", "A308", "C401", "C402", "C403", "C404"}
        self.assertEqual(expected - ids, set())

    def test_an_unknown_rule(self):
        result = run("rules", "Z999")
        self.assertEqual(result.status, 2)
        self.assertIn("Z999", result.err)


if __name__ == "__main__":
    unittest.main()
