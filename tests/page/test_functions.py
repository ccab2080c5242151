"""The functions for cells in the hosted folder as a whole: the pane's page with Excel's own script, the worker and the
module, in a real browser. SCOREBOOK_HOSTED is the folder to host, complete; SCOREBOOK_SOURCE the project."""

import functools
import http.server
import os
import pathlib
import tempfile
import threading
import unittest

from selenium.webdriver.support.ui import WebDriverWait

from browser import chromium

HOSTED = pathlib.Path(os.environ["SCOREBOOK_HOSTED"]).resolve()

# Calls functions as Excel does, all before any is answered; an error is {error: words}.
CALL = """
const [calls, done] = arguments;
const known = CustomFunctions._association.mappings;
Promise.all(calls.map(([name, ...given]) => known[name](...given, {parameterAddresses: given.map(() => null)})
  .catch((problem) => ({error: problem.message})))).then(done);
"""


class Quiet(http.server.SimpleHTTPRequestHandler):
    extensions_map = {**http.server.SimpleHTTPRequestHandler.extensions_map, ".wasm": "application/wasm"}

    def log_message(self, *_):
        pass


class Functions(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        handler = functools.partial(Quiet, directory=str(HOSTED))
        cls.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=cls.server.serve_forever, daemon=True).start()
        cls.browser = chromium(cls.folder.name, more=("--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",))
        cls.browser.set_script_timeout(120)
        cls.browser.get(f"http://127.0.0.1:{cls.server.server_port}/taskpane.html")
        WebDriverWait(cls.browser, 60, 0.05).until(lambda browser: browser.execute_script(
            "return typeof CustomFunctions === 'object' && Boolean(CustomFunctions._association.mappings.PERIOD)"))

    @classmethod
    def tearDownClass(cls):
        cls.browser.quit()
        cls.server.shutdown()
        cls.folder.cleanup()

    def called(self, *calls):
        return self.browser.execute_async_script(CALL, [list(call) for call in calls])

    def test_each_function_answers(self):
        self.assertEqual(self.called(
            ("RAG", 0.984, "High", "<92%", "92%>", "95%"), ("RAG", 0.93, "High", "<92%", "92%>", "95%"),
            ("RAG", 0.5, "High", "<92%", "92%>", "95%"), ("DOT", 5, 4, "Low", None), ("DOT", 5, 4, "High", None),
            ("YTD", "sum", [[1], [2], [4], [None]], None), ("YTD", "ratio of sums", [[1, 2]], [[4, 8]]),
            ("PERIOD", "Mar-16"), ("PERIOD", 42430)),
            [[["G"]], [["A"]], [["R"]], [["↓"]], [["↑"]], [[7]], [[0.25]], [["2016-03"]], [["2016-03"]]])

    def test_what_cannot_be_read_is_said_and_its_neighbours_are_answered(self):
        wrong, right = self.called(("PERIOD", "soon"), ("PERIOD", "Q2 17/18"))
        self.assertIn("“soon” is no period", wrong["error"])
        self.assertEqual(right, [["2017-Q2"]])

    def test_an_empty_cell_is_no_zero(self):
        answers = self.called(("RAG", None, "Low", 3, 2, 1), ("RAG", 0, "Low", ">3", "3>", 1))
        self.assertEqual(answers, [[["no figure"]], [["G"]]])

    def test_ten_thousand_calls_are_answered(self):
        answers = self.called(*[("DOT", number, 5000, "High") for number in range(1, 10001)])
        self.assertEqual(len(answers), 10000)
        for number, answer in enumerate(answers, 1):  # not as one list, whose differences take minutes to show
            self.assertEqual(answer, [["↓" if number < 5000 else "→" if number == 5000 else "↑"]], number)

    def test_nothing_is_asked_for_from_elsewhere(self):
        self.called(("PERIOD", "Mar-16"))
        address = f"http://127.0.0.1:{self.server.server_port}/"
        asked = self.browser.execute_script("return performance.getEntriesByType('resource').map((each) => each.name)")
        self.assertTrue(asked)
        for each in asked:
            self.assertTrue(each.startswith((address, "blob:" + address)), each)


if __name__ == "__main__":
    unittest.main()
