"""The main job on the sample workbooks, against what they truly hold."""
import csv
import unittest

from program import DATA, SAMPLES, oracle, run

MARCH = SAMPLES / "cyps-2016-03.xlsx"
FEBRUARY = SAMPLES / "cyps-2016-02.xlsx"
CORPORATE_PLAN = SAMPLES / "corporate-plan-2016-17.xlsx"
COUNCIL_PLAN = SAMPLES / "council-plan-2017-q2.xlsx"
# The rules that exist; a truth of another rule is not looked for.
RULES = {rule["id"] for rule in run("rules", "-f", "json").json()["rules"]}


def number(value):
    return None if value is None else round(float(value), 9)


def cell_of(place):
    return f"{place['sheet']}!{place['cell']}"


class Convert(unittest.TestCase):
    def compare(self, workbook, name):
        result = run("convert", workbook, "-f", "json")
        self.assertEqual(result.status, 0, result.err)
        found = {}
        for observation in result.json()["observations"]:
            found.setdefault(cell_of(observation), []).append(observation)
        self.assertTrue(all(len(here) == 1 for here in found.values()), "a cell was read twice")
        truth = {cell_of(observation): observation for observation in oracle(name)["observations"]}
        self.assertEqual(sorted(set(found) ^ set(truth)), [])
        for cell, expected in truth.items():
            got = found[cell][0]
            for key in ("measure", "period", "kind", "text", "unit", "decimals", "raw"):
                self.assertEqual(got[key], expected[key], f"{cell} {key}")
            self.assertEqual(got.get("benchmark"), expected.get("benchmark"), cell)
            self.assertEqual(got.get("missing"), expected.get("missing"), cell)
            for key in ("value", "numerator", "denominator"):
                self.assertEqual(number(got[key]), number(expected[key]), f"{cell} {key}")
        return len(truth)

    def test_march_every_observation_with_its_cell(self):
        self.assertEqual(self.compare(MARCH, "cyps-2016-03"), 1039)

    def test_february_every_observation_with_its_cell(self):
        self.assertEqual(self.compare(FEBRUARY, "cyps-2016-02"), 963)

    def compare_plan(self, workbook, name):
        """Cells of a plan may hold several observations; those that the sheet alone does not settle, by cell and value."""
        result = run("convert", workbook, "-f", "json")
        self.assertEqual(result.status, 0, result.err)
        converted = result.json()
        self.assertEqual(converted["period"], oracle(name)["period"])
        key = lambda one: (cell_of(one), one["measure"], one["kind"], one["period"])
        found = {}
        for observation in converted["observations"]:
            self.assertNotIn(key(observation), found, "read twice")
            found[key(observation)] = observation
        truth = oracle(name)
        for expected in truth["observations"]:
            self.assertIn(key(expected), found)
            got = found.pop(key(expected))
            where = key(expected)
            for field in ("title", "text", "unit", "decimals", "raw"):
                self.assertEqual(got[field], expected[field], f"{where} {field}")
            missing = expected.get("missing")
            if expected["value"] is None and f"{expected['measure'][-2]}) n/a" in expected["text"]:
                missing = "not applicable"  # n/a for one of two sub-measures: the same reason as in a cell of its own
            self.assertEqual(got["missing"], missing, where)
            for field in ("value", "numerator", "denominator"):
                self.assertEqual(number(got[field]), number(expected[field]), f"{where} {field}")
        left = sorted((cell_of(one), number(one["value"])) for one in found.values())
        settled_by_hand = sorted((cell_of(one), number(one["value"])) for one in truth["observations_open"])
        self.assertEqual(left, settled_by_hand)
        return len(truth["observations"])

    def test_the_corporate_plan_every_observation_with_its_cell(self):
        self.assertEqual(self.compare_plan(CORPORATE_PLAN, "corporate-plan-2016-17"), 79)

    def test_the_council_plan_every_observation_with_its_cell(self):
        self.assertEqual(self.compare_plan(COUNCIL_PLAN, "council-plan-2017-q2"), 63)

    def test_a_target_that_is_a_change_says_so_wherever_its_number_stands(self):
        result = run("convert", CORPORATE_PLAN, "-f", "json", "--measure", "3.A1")
        target = [one for one in result.json()["observations"] if one["kind"] == "target"]
        self.assertEqual([(one["value"], one["qualifiers"][:2]) for one in target],
                         [(5, ["reduction", "relative to last year"])])
        self.assertIn("5% (reduction, relative to last year", run("convert", CORPORATE_PLAN, "--measure", "3.A1").out)


class Rate(unittest.TestCase):
    def rated(self, workbook):
        result = run("rate", workbook, "-f", "json")
        self.assertEqual(result.status, 0, result.err)
        return {measure["measure"]: measure for measure in result.json()["measures"]}

    def test_march_agrees_with_the_published_scorecard(self):
        rated = self.rated(MARCH)
        with open(DATA / "scorecard-2016-03.csv", encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        self.assertEqual(len(rows), 76)
        self.assertEqual(len(rated), 76)
        arrows_that_differ = []
        for row in rows:
            # Two rows of the workbook have no number; they are called by their title.
            measure = rated.get(row["ref"]) or rated[row["indicator"]]
            self.assertEqual(measure["direction"]["state"], row["expected_state"], row["ref"])
            self.assertEqual(measure["rag"]["period"], row["expected_rag_month"], row["ref"])
            self.assertEqual(measure["rag"]["year_end"], row["expected_rag_year_end"], row["ref"])
            self.assertTrue(measure["rag"]["working"] or measure["rag"]["reason"], row["ref"])
            if row["printed_arrow"] and measure["direction"]["arrow"] != row["printed_arrow"]:
                arrows_that_differ.append(row["ref"])
        self.assertEqual(arrows_that_differ, ["3.8"])

    def test_both_months_agree_with_the_expected_ratings(self):
        for workbook, name in ((MARCH, "cyps-2016-03"), (FEBRUARY, "cyps-2016-02")):
            rated = self.rated(workbook)
            for expected in oracle(name)["expected_rate"]:
                measure = rated.get(expected["measure"]) or rated[expected["title"]]
                where = f"{name} {expected['measure']}"
                self.assertEqual(measure["direction"]["state"], expected["direction_state"], where)
                if expected["rag_month"] is not None:
                    self.assertEqual(measure["rag"]["period"], expected["rag_month"], where)
                if expected["rag_year_end"] is not None:
                    self.assertEqual(measure["rag"]["year_end"], expected["rag_year_end"], where)

    def test_an_earlier_period_of_the_same_workbook_can_be_rated(self):
        result = run("rate", MARCH, "-p", "2016-02", "-f", "json")
        self.assertEqual(result.status, 0, result.err)
        measures = {measure["measure"]: measure for measure in result.json()["measures"]}
        self.assertEqual(measures["2.2"]["value"], 98.7)
        self.assertEqual(measures["2.2"]["previous"], 98.4)
        self.assertEqual(measures["2.2"]["direction"]["state"], "better")

    def test_measures_of_the_council_plan_have_directions_and_statuses(self):
        result = run("rate", COUNCIL_PLAN, "-f", "json")
        self.assertEqual(result.status, 0, result.err)
        rated = {measure["measure"]: measure for measure in result.json()["measures"]}
        truth = oracle("council-plan-2017-q2")["expected_rate"]
        self.assertEqual(set(rated), {expected["measure"] for expected in truth})
        settled = 0
        for expected in truth:
            measure = rated[expected["measure"]]
            self.assertEqual(measure["direction"]["state"], expected["direction_state"], expected["measure"])
            if expected["status"] is not None:
                settled += 1
                self.assertEqual(measure["status"], expected["status"], expected["measure"])
        self.assertEqual(settled, 7)
        self.assertEqual(result.json()["not_rated"], [])
        plan = result.json()["counts"]["plan"]
        self.assertEqual([priority["priority"][:10] for priority in plan["priorities"]], ["PRIORITY 1", "PRIORITY 3"])
        self.assertEqual(plan["measures"], 36)
        counted = sum(plan["status"].values())
        self.assertEqual(counted, 36)
        self.assertTrue(all(measure["status"] or measure["status_why"] for measure in rated.values()))

    def test_measures_of_a_plan_that_only_begins_are_not_available(self):
        result = run("rate", CORPORATE_PLAN, "-f", "json")
        self.assertEqual(result.status, 0, result.err)
        rated = {measure["measure"]: measure for measure in result.json()["measures"]}
        truth = oracle("corporate-plan-2016-17")["observations"]
        named = {observation["measure"] for observation in truth if observation["kind"] in ("year", "value")}
        self.assertLessEqual(named, set(rated))
        self.assertEqual({measure["status"] for measure in rated.values()}, {5})
        self.assertEqual(rated["1.A4"]["carried"]["value"], 4.7)
        self.assertEqual(rated["1.A4"]["target"], 4)

    def test_no_report_is_made_of_a_plan_alone(self):
        import pathlib
        import tempfile
        with tempfile.TemporaryDirectory() as folder:
            report = pathlib.Path(folder) / "report.xlsx"
            result = run("report", COUNCIL_PLAN, "-l", "cyps-monthly", "-o", report)
            self.assertEqual(result.status, 3)
            self.assertIn("no place for the measures of plan tables", " ".join(result.err.split()))
            self.assertFalse(report.exists())


class Check(unittest.TestCase):
    def compare(self, workbook, name):
        result = run("check", workbook, "-f", "json")
        self.assertEqual(result.status, 1, result.err)
        checked = result.json()
        found = checked["findings"]
        cells = lambda finding: {cell if "!" in cell else f"{finding['sheet']}!{cell}" for cell in finding["cells"]}
        must = [truth for truth in oracle(name)["findings"]
                if truth["expect"] == "must" and ({truth["rule"], *truth.get("accept", [])} & RULES)]
        for truth in must:
            rules = {truth["rule"], *truth.get("accept", [])}
            hits = [finding for finding in found if finding["rule"] in rules and cells(finding) & set(truth["cells"])]
            self.assertTrue(hits, f"{truth['rule']} {truth['cells']} was not found: {truth['why']}")
            if hits[0]["rule"] == truth["rule"]:
                self.assertEqual(hits[0]["severity"], truth["severity"], truth["cells"])
        known = {cell for truth in oracle(name)["findings"] for cell in truth["cells"]}
        false_alarms = [(finding["rule"], finding["cells"], finding["message"]) for finding in found
                        if finding["severity"] in ("error", "query") and not cells(finding) & known]
        self.assertEqual(false_alarms, [])
        return checked, must

    def test_march_finds_what_is_wrong_and_nothing_else(self):
        checked, must = self.compare(MARCH, "cyps-2016-03")
        self.assertGreaterEqual(len(must), 45)
        arrow = [finding for finding in checked["findings"] if finding["rule"] == "C402"]
        self.assertEqual([(finding["measure"], finding["cells"]) for finding in arrow], [("3.8", ["K27"])])

    def test_february_finds_what_is_wrong_and_nothing_else(self):
        self.compare(FEBRUARY, "cyps-2016-02")

    def compare_plan(self, workbook, name, status):
        """Of the rules that look at plan tables every truth is found; what another rule may say instead is not asked."""
        result = run("check", workbook, "-f", "json")
        self.assertEqual(result.status, status, result.err)
        found = result.json()["findings"]
        cells = lambda finding: {cell if "!" in cell else f"{finding['sheet']}!{cell}" for cell in finding["cells"]}
        truths = oracle(name)["findings"]
        must = [truth for truth in truths if truth["expect"] == "must" and truth["rule"] in RULES]
        for truth in must:
            hits = [one for one in found if one["rule"] == truth["rule"] and cells(one) & set(truth["cells"])]
            self.assertTrue(hits, f"{truth['rule']} {truth['cells']} was not found: {truth['why']}")
            self.assertEqual(hits[0]["severity"], truth["severity"], truth["cells"])
        known = {cell for truth in truths for cell in truth["cells"]}
        false_alarms = [(one["rule"], one["cells"], one["message"]) for one in found
                        if one["severity"] in ("error", "query") and not cells(one) & known]
        self.assertEqual(false_alarms, [])
        for rule in result.json()["summary"]["rules"]:
            self.assertTrue(rule["applied"] or (rule["not_run"] and rule["why"]), rule)
        return [(truth["rule"], truth["measure"]) for truth in must]

    def test_the_corporate_plan_finds_what_is_wrong_and_nothing_else(self):
        self.assertEqual(self.compare_plan(CORPORATE_PLAN, "corporate-plan-2016-17", 1),
                         [("C406", "1.B9(a)"), ("C405", "1.C1"), ("C405", "3.B2(a)"), ("C405", "3.B2(b)"),
                          ("C405", "3.B2(c)"), ("C407", "3.A2"), ("C407", "3.A3"), ("S109", "1.A7"), ("V206", "1.B6"), ("N605", "1.B4")])

    def test_the_council_plan_finds_what_is_wrong_and_nothing_else(self):
        found = self.compare_plan(COUNCIL_PLAN, "council-plan-2017-q2", 1)
        self.assertLessEqual({("A310", "1.A2"), ("A309", "1.B1(a)"), ("C411", "3.B3(i)")}, set(found))

    def test_the_sums_of_every_rule_reconcile(self):
        checked = run("check", MARCH, "-f", "json").json()
        summary = checked["summary"]
        self.assertEqual({rule["rule"] for rule in summary["rules"]}, RULES)
        for rule in summary["rules"]:
            self.assertEqual(rule["applied"], rule["passed"] + rule["failed"] + rule["waived"], rule)
            self.assertTrue(rule["applied"] or rule["not_run"], f"{rule['rule']} neither ran nor says why not")
            if rule["not_run"]:
                self.assertTrue(rule["why"], rule)
            self.assertEqual(rule["failed"], len([f for f in checked["findings"] if f["rule"] == rule["rule"]]))
        by_severity = {severity: len([f for f in checked["findings"] if f["severity"] == severity])
                       for severity in ("error", "query", "note")}
        self.assertEqual((summary["errors"], summary["queries"], summary["notes"]),
                         (by_severity["error"], by_severity["query"], by_severity["note"]))

    def test_rules_that_need_a_register_say_so(self):
        rules = {rule["rule"]: rule for rule in run("check", MARCH, "-f", "json").json()["summary"]["rules"]}
        for rule in ("S101", "S102", "S106"):
            self.assertEqual(rules[rule]["applied"], 0, rule)
            self.assertIn("no measure register", " ".join(rules[rule]["why"]).lower() if isinstance(rules[rule]["why"], list)
                          else rules[rule]["why"].lower())

    def test_fingerprints_are_unique(self):
        fingerprints = [f["fingerprint"] for f in run("check", MARCH, "-f", "json").json()["findings"]]
        self.assertEqual(len(fingerprints), len(set(fingerprints)))

    def test_the_text_says_cell_found_expected_and_what_to_do(self):
        text = run("check", MARCH).out
        for words in ("K27", "A301", "J18", "43.4%", "33.5%", "871.5"):
            self.assertIn(words, text)


class Cells(unittest.TestCase):
    def test_every_cell_is_what_another_reader_sees(self):
        import json
        import openpyxl
        for workbook in (MARCH, FEBRUARY, CORPORATE_PLAN, COUNCIL_PLAN):
            ours = {}
            for line in run("cells", workbook, "-f", "json").out.splitlines():
                cell = json.loads(line)
                if cell["type"] == "text" and cell["value"] == "":
                    continue  # a formula whose result is no text at all, which openpyxl shows as an empty cell
                ours[cell["sheet"], cell["cell"]] = cell
            theirs = {}
            book = openpyxl.load_workbook(workbook, data_only=True)
            for sheet in book.worksheets:
                for row in sheet.iter_rows():
                    for cell in row:
                        if cell.value is not None:
                            theirs[sheet.title, cell.coordinate] = cell
            self.assertEqual(set(ours), set(theirs))
            for key, cell in theirs.items():
                value = cell.value.isoformat()[:10] if cell.is_date else cell.value
                mine = ours[key]["value"][:10] if cell.is_date else ours[key]["value"]
                self.assertEqual(mine, value, key)


if __name__ == "__main__":
    unittest.main()
