"""The page that makes the manifests, in a real browser, opened from disk: it saves what build-manifests.mjs makes.
SCOREBOOK_SOURCE is the project; NODE the program node, where it is not on the path."""

import os
import pathlib
import subprocess
import tempfile
import time
import unittest

from selenium.webdriver.common.by import By

from browser import chromium

EXCEL = pathlib.Path(os.environ["SCOREBOOK_SOURCE"]).resolve() / "src/addin/excel"
NODE = os.environ.get("NODE", "node")
ADDRESS = "https://intranet.example.gov.uk/performance/scorebook"


class ManifestsPage(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        folder = pathlib.Path(cls.folder.name)
        cls.hosted, cls.made, cls.downloads = folder / "hosted", folder / "made", folder / "downloads"
        cls.downloads.mkdir()
        for words in (["build-hosted.mjs", cls.hosted], ["build-manifests.mjs", ADDRESS, cls.made]):
            subprocess.run([NODE, EXCEL / words[0], *words[1:]], check=True, capture_output=True)
        cls.browser = chromium(folder, cls.downloads)

    @classmethod
    def tearDownClass(cls):
        cls.browser.quit()
        cls.folder.cleanup()

    def setUp(self):
        for each in self.downloads.iterdir():
            each.unlink()
        self.browser.get((self.hosted / "manifests.html").as_uri())

    def text(self, name):
        return self.browser.find_element(By.ID, name).text

    def type(self, words):
        field = self.browser.find_element(By.ID, "address")
        field.clear()
        field.send_keys(words)

    def press(self, label):
        next(each for each in self.browser.find_elements(By.TAG_NAME, "button") if each.text == label).click()

    def saved(self, name):
        deadline = time.monotonic() + 20
        while time.monotonic() < deadline:
            if (self.downloads / name).is_file():
                return (self.downloads / name).read_bytes()
            time.sleep(0.05)
        return self.fail(f"{name} was not saved; the page says: {self.text('problem')} {self.text('state')}")

    def test_it_saves_what_the_script_makes(self):
        self.type(ADDRESS)
        for label, name in (("Save manifest.xml", "manifest.xml"), ("Save manifest.json alone", "manifest.json"),
                            ("Save the package for the unified manifest", "scorebook-package.zip")):
            with self.subTest(name=name):
                self.press(label)
                self.assertEqual(self.saved(name), (self.made / name).read_bytes())
                self.assertEqual(self.text("state"), f"{name} is saved with your downloads. It is for {ADDRESS}.")

    def test_it_forgives_a_slash_and_the_name_of_a_page(self):
        for typed in (ADDRESS + "/", f"  {ADDRESS}/taskpane.html", ADDRESS + "/manifests.html"):
            with self.subTest(typed=typed):
                self.setUp()
                self.type(typed)
                self.press("Save manifest.xml")
                self.assertEqual(self.saved("manifest.xml"), (self.made / "manifest.xml").read_bytes())

    def test_it_refuses_in_words_and_saves_nothing(self):
        for typed, words in (("", "Type the address"), ("http://intranet.example.gov.uk", "https addresses only"),
                             ("intranet", "does not begin with https://"), (ADDRESS + "/a b", "something other than")):
            with self.subTest(typed=typed):
                self.type(typed)
                self.press("Save the package for the unified manifest")
                field = self.browser.find_element(By.ID, "address")
                self.assertIn(words, self.text("problem"))
                self.assertEqual(field.get_attribute("aria-invalid"), "true")
                self.assertEqual(self.browser.switch_to.active_element, field)
                self.assertEqual(self.text("state"), "")
        self.assertEqual(list(self.downloads.iterdir()), [])

    def test_neither_page_asks_for_anything_but_itself(self):
        for name in ("manifests.html", "about.html"):
            self.browser.get_log("performance")
            self.browser.get((self.hosted / name).as_uri())
            asked = [entry["message"] for entry in self.browser.get_log("performance")
                     if '"Network.requestWillBeSent"' in entry["message"]]
            self.assertEqual(len(asked), 1)
            self.assertIn(name, asked[0])
        self.assertEqual([entry for entry in self.browser.get_log("browser") if entry["level"] == "SEVERE"], [])

    def test_nothing_is_wider_than_a_narrow_window(self):
        for name in ("manifests.html", "about.html"):
            self.browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {
                "width": 320, "height": 800, "deviceScaleFactor": 1, "mobile": False})
            self.browser.get((self.hosted / name).as_uri())
            self.assertLessEqual(self.browser.execute_script("return document.documentElement.scrollWidth"), 320, name)
        self.browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


if __name__ == "__main__":
    unittest.main()
