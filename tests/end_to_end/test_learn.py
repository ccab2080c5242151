"""Learning a register from the sample workbooks, against what they truly hold; and the empty register."""
import pathlib
import re
import shutil
import tempfile
import unittest
import zipfile

import openpyxl

from program import SAMPLES, SOURCE, oracle, run

MARCH = SAMPLES / "cyps-2016-03.xlsx"
FEBRUARY = SAMPLES / "cyps-2016-02.xlsx"
CORPORATE_PLAN = SAMPLES / "corporate-plan-2016-17.xlsx"
COUNCIL_PLAN = SAMPLES / "council-plan-2017-q2.xlsx"
SHEETS = ["Measures", "Targets", "Benchmarks", "Earlier figures", "Populations", "Report", "Pages", "Outcomes", "Sources", "Waivers", "Overrides",
          "Settings"]


def rows_of(path, sheet):
    """The rows of a sheet of a register, by its headings."""
    cells = [[cell.value for cell in row] for row in openpyxl.load_workbook(path)[sheet].iter_rows()]
    return [dict(zip(cells[0], row)) for row in cells[1:] if any(value is not None for value in row)]


def content_of(path):
    return {sheet: rows_of(path, sheet) for sheet in SHEETS}


def confirmations(path):
    """The list of the sheet To confirm."""
    sheet = openpyxl.load_workbook(path)["To confirm"]
    cells = [[cell.value for cell in row] for row in sheet.iter_rows()]
    header = next(at for at, row in enumerate(cells) if row[0] == "Kind")
    return [dict(zip(cells[header], row)) for row in cells[header + 1:] if row[0] is not None]


def ratings(*arguments):
    result = run("rate", *arguments, "-f", "json")
    assert result.status == 0, result.err
    return result.json()["measures"]


class Learning(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.folder, True)

    def learn(self, *arguments, name="learned.xlsx"):
        path = self.folder / name
        result = run("learn", *arguments, "-o", path)
        self.assertEqual(result.status, 0, result.err)
        return path, result.err


class EmptyRegister(Learning):
    def test_the_register_in_templates_is_what_the_program_writes(self):
        path, said = self.learn(name="empty.xlsx")
        self.assertIn("an empty register, because no workbook was named", said)
        with zipfile.ZipFile(path) as written, zipfile.ZipFile(SOURCE / "templates" / "measure-register.xlsx") as kept:
            self.assertEqual(written.namelist(), kept.namelist())
            for part in written.namelist():
                self.assertEqual(written.read(part), kept.read(part), part)

    def test_it_says_what_it_lacks_and_one_measure_is_enough(self):
        empty = SOURCE / "templates" / "measure-register.xlsx"
        refused = run("rate", MARCH, "-m", empty)
        self.assertEqual(refused.status, 3)
        self.assertIn("1 fault in the measure register: Measures: the sheet has headings but no measure below them", refused.err)
        workbook = openpyxl.load_workbook(empty)
        columns = {cell.value: cell.column for cell in workbook["Measures"][1]}
        for heading, value in (("ref", "2.8"), ("title", "% re-referral rate in the current month"), ("red", "33%+"),
                               ("amber", "33%<"), ("green", "30%")):
            workbook["Measures"].cell(2, columns[heading], value)
        filled = self.folder / "filled.xlsx"
        workbook.save(filled)
        rated = {measure["measure"]: measure for measure in ratings(MARCH, "-m", filled)}
        self.assertEqual(rated["2.8"]["rag"]["period"], "green")

    def test_every_sheet_has_headings_with_notes_lists_and_a_frozen_header(self):
        workbook = openpyxl.load_workbook(SOURCE / "templates" / "measure-register.xlsx")
        self.assertEqual(workbook.sheetnames, ["Read me", *SHEETS])
        printed = " ".join(run("help", "register").out.split())
        for name in SHEETS:
            sheet = workbook[name]
            self.assertEqual(str(sheet.freeze_panes)[-1], "2", name)
            self.assertEqual(sheet.max_row, 1 if name != "Settings" else 1 + len(rows_of(SOURCE / "templates" / "measure-register.xlsx", name)))
            for cell in sheet[1]:
                self.assertTrue(cell.font.bold)
                what = cell.comment.text.split("\n")[0]
                self.assertIn(" ".join(what.split()), printed)
        lists = {str(rule.sqref).split(":")[0]: rule.formula1 for rule in workbook["Measures"].data_validations.dataValidation}
        columns = {cell.value: cell.column_letter for cell in workbook["Measures"][1]}
        self.assertIn("ratio of sums", lists[columns["year-to-date rule"] + "2"])
        # A comma would end a word of the list: 10,000 is offered as 10000, which a register takes as well.
        self.assertEqual(lists[columns["unit"] + "2"].strip('"').split(","),
                         ["%", "count", "per 10000", "per 100000", "days", "weeks", "cases", "£"])
        self.assertEqual([cell.value for cell in workbook["Measures"][1]][:4], ["ref", "title", "section", "good performance"])

    def test_the_settings_are_there_with_their_defaults(self):
        settings = rows_of(SOURCE / "templates" / "measure-register.xlsx", "Settings")
        printed = " ".join(run("help", "register").out.split())
        self.assertGreaterEqual(len(settings), 4)
        for setting in settings:
            self.assertIn(f"Default: {setting['value']}", printed)
            self.assertIn(setting["what it changes"].split(".")[0], printed)

    def test_the_output_must_be_named_and_is_never_an_input(self):
        self.assertEqual(run("learn", MARCH).status, 2)
        self.assertEqual(run("learn", MARCH, "-o", self.folder / "x.csv").status, 2)
        copy = self.folder / "march.xlsx"
        shutil.copy(MARCH, copy)
        result = run("learn", copy, "-o", copy)
        self.assertEqual(result.status, 2)
        self.assertEqual(copy.read_bytes(), MARCH.read_bytes())

    def test_a_register_in_a_folder_of_submissions_is_no_submission(self):
        shutil.copy(MARCH, self.folder / "march.xlsx")
        shutil.copy(SOURCE / "templates" / "measure-register.xlsx", self.folder / "measures.xlsx")
        result = run("rate", self.folder, "-f", "json")
        self.assertEqual(result.status, 0, result.err)
        self.assertIn("measures.xlsx: not read, because it is a measure register", result.err)


class FromAScorecard(Learning):
    def test_rating_with_the_learned_register_is_rating_without_one(self):
        for workbook in (MARCH, FEBRUARY):
            learned, _ = self.learn(workbook)
            plain, by_register = ratings(workbook), ratings(workbook, "-m", learned)
            self.assertEqual([measure["measure"] for measure in plain], [measure["measure"] for measure in by_register])
            for before, after in zip(plain, by_register):
                for key in ("rag", "direction", "value", "previous", "ytd", "polarity", "unit", "target"):
                    self.assertEqual(before.get(key), after.get(key), f"{before['measure']} {key}")

    def test_every_measure_is_there_with_what_its_row_states(self):
        learned, said = self.learn(MARCH)
        self.assertIn("76 measures", said)
        self.assertRegex(said, r"to confirm: \d+ guessed")
        measures = {row["ref"]: row for row in rows_of(learned, "Measures")}
        self.assertEqual(len(measures), 76)
        source = openpyxl.load_workbook(MARCH, data_only=True)["Performance Summary"]
        titles = {" ".join(str(source.cell(row, 3).value).split()) for row in range(12, 88)}
        self.assertEqual({row["title"] for row in measures.values()}, titles)
        row = measures["2.8"]
        self.assertEqual([row[key] for key in ("section", "good performance", "unit", "decimals", "red", "amber", "green")],
                         ["CONTACT & REFERRAL (MASH)", "Low", "%", "1", "26%+", "26%<", "23%"])
        self.assertEqual(measures["6.10"]["title"], "% of open CP plans lasting 2 years or more")

    def test_how_the_year_to_date_follows_is_learned_where_the_workbook_says_so_and_asked_where_not(self):
        learned, _ = self.learn(MARCH)
        measures = {row["ref"]: row for row in rows_of(learned, "Measures")}
        rule = lambda ref: (measures[ref]["year-to-date rule"], measures[ref]["reporting basis"])
        self.assertEqual(rule("2.1"), ("sum", "in period"))
        self.assertEqual(rule("3.3"), ("last", "snapshot"))
        self.assertEqual(rule("6.2a"), ("rolling 12 months", "rolling 12 months"))
        self.assertEqual(rule("3.4"), ("ratio of sums", "in period"))  # n of m on its detail page
        self.assertEqual(rule("2.2"), (None, None))
        self.assertEqual((measures["2.4"]["numerator"], measures["2.4"]["denominator"]), ("2.3", "2.1"))
        asked = {item["Measure"] for item in confirmations(learned) if item["Kind"] == "decide" and item["Column"] == "year-to-date rule"}
        for ref, row in measures.items():
            self.assertEqual(row["year-to-date rule"] is None, ref in asked, ref)
            for column in ("RAG basis", "direction basis", "rule"):
                self.assertIsNone(row[column], f"{ref} {column}")

    def test_every_guess_is_marked_in_its_cell_and_listed_with_a_link(self):
        learned, _ = self.learn(MARCH)
        workbook = openpyxl.load_workbook(learned)
        listed = 0
        for item in confirmations(learned):
            self.assertTrue(item["Why"], item)
            if item["Cell"] is None:
                continue
            cell = workbook[item["Sheet"]][item["Cell"]]
            self.assertIsNotNone(cell.comment, item)
            self.assertEqual(cell.fill.fill_type, "solid", item)
            self.assertIn(item["Why"][1:-1], cell.comment.text)
            if item["Kind"] == "guess":
                self.assertEqual(str(cell.value), str(item["Value"]), item)
                listed += 1
        self.assertGreater(listed, 100)
        links = {cell.hyperlink.location for row in workbook["To confirm"].iter_rows() for cell in row if cell.hyperlink}
        self.assertTrue(any(re.match(r"'?Measures'?!\w+", link) for link in links), links)

    def test_a_measure_without_a_number_gets_the_one_its_neighbours_leave(self):
        learned, _ = self.learn(MARCH)
        refs = {item["Measure"] for item in confirmations(learned) if item["Column"] == "ref"}
        self.assertEqual(refs, {"4.6", "11.8"})

    def test_benchmarks_earlier_years_and_pages_are_those_of_the_workbook(self):
        learned, _ = self.learn(MARCH)
        truth = oracle("cyps-2016-03")["observations"]
        benchmarks = {(one["measure"], one["benchmark"], one["period"]) for one in truth
                      if one["kind"] == "benchmark" and one["period"]}
        found = {(row["ref"], row["benchmark"], row["period"]) for row in rows_of(learned, "Benchmarks")}
        self.assertEqual(found, benchmarks)
        years = {(one["measure"], one["period"]) for one in truth if one["kind"] == "year" and one["period"] < "2015/16"}
        suggested = {row["title"]: row["ref"] for row in rows_of(learned, "Measures")}
        years = {(suggested.get(measure, measure), period) for measure, period in years}
        self.assertEqual({(row["ref"], row["period"]) for row in rows_of(learned, "Earlier figures")}, years)
        values = {(row["ref"], row["benchmark"]): row for row in rows_of(learned, "Benchmarks")}
        self.assertEqual(values["5.3", "nat_top_quartile"]["value"], 280.98)  # the page says 281
        self.assertIn("Performance Summary!V38", values["5.3", "nat_top_quartile"]["source"])
        pages = {row["page"]: row["measures"] for row in rows_of(learned, "Pages")}
        self.assertEqual(pages["Contacts"], "2.1; 2.2; 2.4")
        self.assertIsNone(pages["Contacts by source"])
        self.assertEqual(len(pages), 8)

    def test_two_cells_that_disagree_are_asked_about(self):
        learned, _ = self.learn(MARCH)
        asked = [item for item in confirmations(learned) if item["Sheet"] == "Earlier figures" and item["Measure"] == "2.8"]
        self.assertTrue(any("Performance Summary!Q19 says n/a" in item["Why"] for item in asked), asked)
        history = {(row["ref"], row["period"]): row["value"] for row in rows_of(learned, "Earlier figures")}
        self.assertAlmostEqual(history["2.8", "2013/14"], 0.289)

    def test_the_same_workbook_gives_the_same_bytes(self):
        one, _ = self.learn(MARCH, name="one.xlsx")
        two, _ = self.learn(MARCH, name="two.xlsx")
        self.assertEqual(one.read_bytes(), two.read_bytes())

    def test_the_report_gets_its_words(self):
        learned, _ = self.learn(MARCH)
        words = {row["what"]: row["value"] for row in rows_of(learned, "Report")}
        self.assertEqual(words, {"directorate": "Children & Young People's Services",
                                 "title at year end": "Safeguarding Children & Families Annual Performance Report"})

    def test_checking_with_the_learned_register_finds_no_measure_amiss(self):
        learned, _ = self.learn(MARCH)
        found = run("check", MARCH, "-m", learned, "-f", "json").json()["findings"]
        plain = run("check", MARCH, "-f", "json").json()["findings"]
        told = {(finding["rule"], tuple(finding["cells"])) for finding in plain}
        new = [finding for finding in found if (finding["rule"], tuple(finding["cells"])) not in told and finding["severity"] == "error"]
        for finding in new:
            self.assertNotIn(finding["rule"], ("S101", "S102"), finding)

    def test_learning_again_with_the_learned_register_proposes_nothing(self):
        for workbook in (MARCH, CORPORATE_PLAN, COUNCIL_PLAN):
            first, _ = self.learn(workbook, name="first.xlsx")
            second, said = self.learn(workbook, "-m", first, name="second.xlsx")
            self.assertIn("nothing new was found; the register is as it was", said)
            self.assertEqual(content_of(first), content_of(second), workbook)
            kinds = {item["Kind"] for item in confirmations(second)}
            self.assertFalse(kinds & {"guess", "new", "differs"}, kinds)

    def test_over_a_register_only_what_is_new_is_put_and_what_differs_is_listed(self):
        first, _ = self.learn(MARCH, name="first.xlsx")
        workbook = openpyxl.load_workbook(first)
        sheet = workbook["Measures"]
        columns = {cell.value: cell.column for cell in sheet[1]}
        rows = {sheet.cell(row, 1).value: row for row in range(2, sheet.max_row + 1)}
        sheet.cell(rows["2.8"], columns["green"], "20%")
        sheet.cell(rows["2.2"], columns["unit"]).value = None
        sheet.cell(rows["2.2"], columns["lead"], "Head of First Response")
        sheet.delete_rows(rows["11.9"])
        history = workbook["Earlier figures"]
        for row in range(history.max_row, 1, -1):
            if history.cell(row, 1).value == "11.9":
                history.delete_rows(row)
        benchmarks = workbook["Benchmarks"]
        benchmarks.delete_rows(2)
        edited = self.folder / "edited.xlsx"
        workbook.save(edited)
        again, said = self.learn(MARCH, "-m", edited, name="again.xlsx")
        self.assertIn("1 new measure, 1 blank filled", said)
        self.assertIn("1 new benchmark", said)
        measures = {row["ref"]: row for row in rows_of(again, "Measures")}
        self.assertEqual(measures["2.8"]["green"], "20%")
        self.assertEqual(measures["2.2"]["unit"], "%")
        self.assertEqual(measures["2.2"]["lead"], "Head of First Response")
        self.assertIn("11.9", measures)
        differs = [item for item in confirmations(again) if item["Kind"] == "differs"]
        self.assertEqual([(item["Measure"], item["Column"], item["Value"]) for item in differs], [("2.8", "green", "23%")])


class FromAPlan(Learning):
    def test_the_corporate_plan_is_learned_whole(self):
        learned, _ = self.learn(CORPORATE_PLAN)
        measures = {row["ref"]: row for row in rows_of(learned, "Measures")}
        truth = oracle("corporate-plan-2016-17")
        seen = [*truth["observations"], *truth["observations_open"]]
        self.assertEqual({one["measure"] for one in seen} - set(measures), set())
        listed = confirmations(learned)
        left_out = {(item["Measure"], item["Where it stands"].split(" of ")[0]) for item in listed if item["Kind"] == "left out" and item["Where it stands"]}
        history = {(row["ref"], row["period"]): row for row in rows_of(learned, "Earlier figures")}
        cells = {(row["ref"], row["note"]) for row in rows_of(learned, "Earlier figures")}
        for one in seen:
            place = f"{one['sheet']}!{one['cell']}"
            if one["kind"] == "year":
                in_history = any(ref == one["measure"] and place in note for ref, note in cells)
                self.assertTrue(in_history or (one["measure"], place) in left_out, one)
            else:
                parent = one["measure"].split("(")[0]
                self.assertTrue(measures[one["measure"]]["target"] or measures.get(parent, {}).get("target"), one)
        self.assertEqual(history["1.B5(a)", "academic year 2014/15"]["value"], "4,210")
        self.assertEqual(history["1.A1", "2015/16"]["value"], "320")

    def test_words_of_the_plan_are_kept_as_typed(self):
        learned, _ = self.learn(CORPORATE_PLAN)
        measures = {row["ref"]: row for row in rows_of(learned, "Measures")}
        plan = openpyxl.load_workbook(CORPORATE_PLAN)
        for sheet in ("Priority 1", "Priority 3"):
            for row in range(7, plan[sheet].max_row + 1):
                ref = {"1.89": "1.B9", "1.C4": "1.C4(a)", "3.B2": "3.B2(a)"}.get(plan[sheet].cell(row, 1).value, plan[sheet].cell(row, 1).value)
                polarity, frequency, lead = (plan[sheet].cell(row, column).value for column in (4, 5, 8))
                if ref not in measures or polarity is None:
                    continue
                self.assertEqual(measures[ref]["good performance"], polarity, ref)
                self.assertEqual(measures[ref]["frequency"], None if frequency == "Monthy" else frequency, ref)
                self.assertEqual(measures[ref]["lead"], lead, ref)
        self.assertEqual(measures["1.A3"]["target"], "2 stage target Apr to September 26 % Oct to Mar 23 %")
        self.assertEqual(measures["1.A1"]["priority measure"], "yes")
        self.assertEqual(measures["1.B5(a)"]["sub-measure of"], "1.B5")
        self.assertIn("fixed term", measures["1.B5(a)"]["title"])
        self.assertNotIn("permanent", measures["1.B5(a)"]["title"])

    def test_what_a_person_must_look_at_is_listed(self):
        learned, _ = self.learn(CORPORATE_PLAN)
        listed = confirmations(learned)
        told = lambda ref, column: " ".join(f"{item['Kind']} {item['Value']} {item['Why']}" for item in listed
                                            if item["Measure"] == ref and item["Column"] == column)
        self.assertIn("decide Monthy", told("1.A7", "frequency"))
        self.assertIn("1.89 is taken for 1.B9", told("1.B9", "ref"))
        self.assertIn("worse than the 43%", told("1.B9", "good performance"))
        kinds = {"1.A3": "two-stage", "1.A4": "point", "1.B7": "by a later date", "3.A1": "relative to last year",
                 "1.B6": "average of months", "3.B3": "baseline year", "3.B1": "strict"}
        for ref, kind in kinds.items():
            self.assertIn(f"read as: {kind}" if ref != "1.A3" else kind, told(ref, "target"), ref)

    def test_the_council_plan_is_learned_without_loss(self):
        learned, _ = self.learn(COUNCIL_PLAN)
        measures = {row["ref"]: row for row in rows_of(learned, "Measures")}
        plan = openpyxl.load_workbook(COUNCIL_PLAN)
        rows = sum(1 for sheet in ("Priority 1", "Priority 3") for row in range(5, plan[sheet].max_row + 1) if plan[sheet].cell(row, 2).value)
        self.assertEqual(len([ref for ref, row in measures.items()]), rows)
        truth = oracle("council-plan-2017-q2")
        earlier = [one for one in truth["observations"] if one["kind"] == "year" or one["period"] in ("2016-Q2",)]
        cells = " ".join(str(row["note"]) for row in rows_of(learned, "Earlier figures"))
        for one in earlier:
            self.assertIn(f"{one['sheet']}!{one['cell']}", cells)
        rated = run("inspect", COUNCIL_PLAN, "-m", learned)
        self.assertEqual(rated.status, 0, rated.err)

    def test_the_learned_registers_are_read_as_they_stand(self):
        for workbook in (CORPORATE_PLAN, COUNCIL_PLAN):
            learned, _ = self.learn(workbook)
            plain = run("convert", workbook, "-f", "csv")
            self.assertEqual(run("convert", workbook, "-m", learned, "-f", "csv").status, 0)
            fields = lambda text: [line.split(",")[0] for line in text.splitlines()]
            self.assertEqual(fields(run("convert", workbook, "-m", learned, "-f", "csv").out), fields(plain.out))

    def test_one_number_for_two_measures_is_left_out_and_said(self):
        learned, _ = self.learn(CORPORATE_PLAN, COUNCIL_PLAN)
        left_out = [item for item in confirmations(learned) if item["Kind"] == "left out" and "is here another measure" in item["Why"]]
        self.assertIn("1.A2", {item["Measure"] for item in left_out})
        refs = [row["ref"] for row in rows_of(learned, "Measures")]
        self.assertEqual(len(refs), len(set(refs)))

    def test_figures_of_a_measure_that_was_left_out_are_not_taken_for_another(self):
        learned, _ = self.learn(CORPORATE_PLAN, COUNCIL_PLAN)
        refused = {item["Measure"] for item in confirmations(learned) if "is here another measure" in str(item["Why"])}
        taken = [row for row in rows_of(learned, "Earlier figures")
                 if row["ref"] in refused and CORPORATE_PLAN.name in str(row["note"])]
        self.assertTrue(refused)
        self.assertEqual(taken, [])


class OverARegister(Learning):
    def register(self, *rows):
        workbook = openpyxl.Workbook()
        workbook.active.title = "Measures"
        for row in rows:
            workbook.active.append(row)
        path = self.folder / "own.xlsx"
        workbook.save(path)
        return path

    def test_refs_of_a_council_s_own_form_are_learned_and_rated_alike(self):
        workbook = openpyxl.load_workbook(MARCH)
        workbook["Performance Summary"]["B19"] = "KPI-3"  # 2.8
        other = self.folder / "own-form.xlsx"
        workbook.save(other)
        learned, _ = self.learn(other)
        self.assertIn("KPI-3", [row["ref"] for row in rows_of(learned, "Measures")])
        rag = lambda measures: {one["measure"]: (one["rag"], one["direction"], one["value"]) for one in measures}
        self.assertEqual(rag(ratings(other, "-m", learned)), rag(ratings(other)))

    def test_sums_of_refs_survive(self):
        own = self.register(["Ref", "Title", "Unit", "Numerator"], ["5.1", "Children in need", "count", None],
                            ["5.2", "Plans", "count", None], ["5.9", "Both", "count", "5.1 + 5.2"])
        learned, _ = self.learn(MARCH, "-m", own)
        self.assertEqual({row["ref"]: row["numerator"] for row in rows_of(learned, "Measures")}["5.9"], "5.1 + 5.2")

    def test_a_tolerance_that_is_typed_in_part_is_not_completed_from_the_workbook(self):
        own = self.register(["Ref", "Title", "Green"], ["2.8", "% re-referral rate in the current month", "20%"])
        learned, _ = self.learn(MARCH, "-m", own)
        row = {row["ref"]: row for row in rows_of(learned, "Measures")}["2.8"]
        self.assertEqual((row["red"], row["amber"], row["green"]), (None, None, "20%"))

    def test_a_folder_of_the_register_is_never_written_into(self):
        folder = self.folder / "definitions"
        folder.mkdir()
        shutil.copy(self.register(["Ref", "Title"], ["2.8", "% re-referral rate in the current month"]), folder / "Measures.xlsx")
        before = (folder / "Measures.xlsx").read_bytes()
        for name in ("Measures.xlsx", "new.xlsx"):
            result = run("learn", MARCH, "-m", folder, "-o", folder / name)
            self.assertEqual(result.status, 2, result.err)
        self.assertEqual((folder / "Measures.xlsx").read_bytes(), before)
        self.assertEqual([path.name for path in folder.iterdir()], ["Measures.xlsx"])

    def test_a_register_among_the_workbooks_is_not_taken_for_a_submission(self):
        learned, _ = self.learn(MARCH)
        result = run("rate", MARCH, learned, "-f", "json")
        self.assertEqual(result.status, 3)
        self.assertIn("it is a measure register, not a submission; give it with -m", " ".join(result.err.split()))
        self.assertEqual(len(result.json()["measures"]), 76)
        self.assertEqual(run("inspect", learned).status, 0)

    def test_an_existing_file_is_not_replaced_by_a_register_without_measures(self):
        learned, _ = self.learn(MARCH)
        before = learned.read_bytes()
        result = run("learn", "-o", learned)
        self.assertEqual(result.status, 3)
        self.assertIn("is there already", result.err)
        self.assertEqual(learned.read_bytes(), before)


if __name__ == "__main__":
    unittest.main()
