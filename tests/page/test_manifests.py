"""The manifests of the add-in: that Excel can take them, that everything they name is there, that both say the same.
SCOREBOOK_SOURCE is the project, SCOREBOOK_NODE_MODULES a folder with npm's office-addin-manifest (nothing is asked for
from a network); NODE the program node, where it is not on the path."""

import json
import os
import pathlib
import re
import struct
import subprocess
import tempfile
import unittest
import xml.etree.ElementTree as ElementTree
import zipfile

SOURCE = pathlib.Path(os.environ["SCOREBOOK_SOURCE"]).resolve()
EXCEL = SOURCE / "src/addin/excel"
NODE_MODULES = pathlib.Path(os.environ["SCOREBOOK_NODE_MODULES"]).resolve()
NODE = os.environ.get("NODE", "node")
ADDRESS = "https://intranet.example.gov.uk/performance/scorebook"

APP = "{http://schemas.microsoft.com/office/appforoffice/1.1}"
OVERRIDES = "{http://schemas.microsoft.com/office/taskpaneappversionoverrides}"
BASIC = "{http://schemas.microsoft.com/office/officeappbasictypes/1.0}"
TYPE = "{http://www.w3.org/2001/XMLSchema-instance}type"

# Says what office-addin-manifest says; a network that is asked all the same is an error.
VALIDATE = """
const {validateManifest} = require('office-addin-manifest/lib/validate.js');
require('net').Socket.prototype.connect = () => { throw new Error('a network was asked'); };
validateManifest(process.argv[1]).then((said) => console.log(JSON.stringify(said)))
  .catch((problem) => { console.error(problem); process.exit(1); });
"""


def run_node(*words, **more):
    return subprocess.run([NODE, *map(str, words)], capture_output=True, text=True, check=False, **more)


def picture_size(data):
    """Width and height of a PNG."""
    if data[:8] != b"\x89PNG\r\n\x1a\n":
        raise ValueError("no PNG")
    return struct.unpack(">II", data[16:24])


class Manifests(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.made = pathlib.Path(cls.folder.name) / "made"
        cls.hosted = pathlib.Path(cls.folder.name) / "hosted"
        for words in ((EXCEL / "build-manifests.mjs", ADDRESS, cls.made), (EXCEL / "build-hosted.mjs", cls.hosted)):
            done = run_node(*words)
            if done.returncode != 0:
                raise RuntimeError(done.stderr)
        cls.xml = ElementTree.parse(cls.made / "manifest.xml").getroot()
        cls.json = json.loads((cls.made / "manifest.json").read_text(encoding="utf-8"))
        cls.resources = {}  # id: (what it is, its value)
        for each in cls.xml.iter():
            if each.tag.startswith(BASIC) and "id" in each.attrib:
                if each.get("id") in cls.resources:
                    raise RuntimeError(f"two resources are called {each.get('id')}")
                cls.resources[each.get("id")] = (each.tag.removeprefix(BASIC), each.get("DefaultValue"))

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def validated(self, path):
        environment = {**os.environ, "NODE_PATH": str(NODE_MODULES)}
        done = run_node("-e", VALIDATE, path, env=environment)
        self.assertEqual(done.returncode, 0, done.stderr)
        return json.loads(done.stdout)

    def located(self, url):
        """The file of the hosted folder that a URL of the manifest means."""
        self.assertTrue(url.startswith(ADDRESS + "/"), url)
        return self.hosted / url.removeprefix(ADDRESS + "/").split("#")[0]

    # ---- The unified manifest ----------------------------------------------------------------------------------------

    def test_the_unified_manifest_keeps_to_its_schema(self):
        self.assertEqual(self.validated(self.made / "manifest.json"), {"isValid": True})

    def test_the_validation_is_a_real_one(self):
        broken = dict(self.json, accentColor="blue", description={"short": "x" * 81, "full": "y"})
        path = self.made / "broken.json"
        path.write_text(json.dumps(broken), encoding="utf-8")
        said = self.validated(path)
        self.assertFalse(said["isValid"])
        self.assertGreaterEqual(len(said["report"]["errors"]), 2)

    def test_the_package_holds_the_unified_manifest_and_its_icons(self):
        with zipfile.ZipFile(self.made / "scorebook-package.zip") as package:
            self.assertIsNone(package.testzip())
            self.assertEqual(package.namelist(), ["manifest.json", "color.png", "outline.png"])
            self.assertEqual(package.read("manifest.json"), (self.made / "manifest.json").read_bytes())
            self.assertEqual(picture_size(package.read(self.json["icons"]["color"])), (192, 192))
            self.assertEqual(picture_size(package.read(self.json["icons"]["outline"])), (32, 32))

    # ---- The add-in only manifest ------------------------------------------------------------------------------------

    def test_the_xml_is_well_formed_to_another_reader_too(self):
        done = subprocess.run(["xmllint", "--noout", self.made / "manifest.xml", EXCEL / "web.config"],
                              capture_output=True, text=True, check=False)
        self.assertEqual((done.returncode, done.stderr), (0, ""))

    def test_its_parts_stand_in_the_order_of_the_schema(self):
        self.assertEqual(self.xml.tag, APP + "OfficeApp")
        self.assertEqual(self.xml.get(TYPE), "TaskPaneApp")
        order = ["Id", "Version", "ProviderName", "DefaultLocale", "DisplayName", "Description", "IconUrl",
                 "HighResolutionIconUrl", "SupportUrl", "Hosts", "Requirements", "DefaultSettings", "Permissions"]
        self.assertEqual([each.tag for each in self.xml],
                         [APP + name for name in order] + [OVERRIDES + "VersionOverrides"])
        host = self.xml.find(f"{OVERRIDES}VersionOverrides/{OVERRIDES}Hosts/{OVERRIDES}Host")
        self.assertEqual([each.tag.removeprefix(OVERRIDES) for each in host],
                         ["Runtimes", "AllFormFactors", "DesktopFormFactor"])
        resources = self.xml.find(f"{OVERRIDES}VersionOverrides/{OVERRIDES}Resources")
        self.assertEqual([each.tag.removeprefix(BASIC) for each in resources],
                         ["Images", "Urls", "ShortStrings", "LongStrings"])

    def test_it_says_who_it_is_and_what_it_needs(self):
        value = lambda name: self.xml.find(APP + name).text
        self.assertRegex(value("Id"), r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")
        self.assertRegex(value("Version"), r"^\d+\.\d+\.\d+\.\d+$")
        self.assertEqual(value("DefaultLocale"), "en-GB")
        self.assertEqual(value("Permissions"), "ReadWriteDocument")
        self.assertLessEqual(len(self.xml.find(APP + "DisplayName").get("DefaultValue")), 125)
        self.assertLessEqual(len(self.xml.find(APP + "Description").get("DefaultValue")), 250)
        sets = {each.get("Name"): each.get("MinVersion") for each in self.xml.iter(APP + "Set")}
        self.assertEqual(sets, {"SharedRuntime": "1.1", "ExcelApi": "1.7"})

    def test_every_resource_is_named_and_every_name_is_a_resource(self):
        kinds = {"Label": "String", "Title": "String", "Description": "String", "Namespace": "String", "Image": "Image",
                 "SourceLocation": "Url", "FunctionFile": "Url", "LearnMoreUrl": "Url", "Runtime": "Url"}
        named = set()
        for each in self.xml.iter():
            if "resid" not in each.attrib:
                continue
            name = each.get("resid")
            self.assertIn(name, self.resources)
            self.assertEqual(self.resources[name][0], kinds[each.tag.split("}")[1]], name)
            self.assertLessEqual(len(name), 32)
            named.add(name)
        self.assertEqual(named, set(self.resources))

    def test_its_texts_are_no_longer_than_the_format_takes(self):
        for kind, most in (("ShortStrings", 125), ("LongStrings", 250)):
            texts = list(self.xml.find(f".//{BASIC}{kind}"))
            self.assertTrue(texts)
            for each in texts:
                self.assertGreater(len(each.get("DefaultValue")), 0)
                self.assertLessEqual(len(each.get("DefaultValue")), most, each.get("id"))

    def test_one_page_runs_the_pane_the_buttons_and_the_functions(self):
        runtime = self.xml.find(f".//{OVERRIDES}Runtime")
        self.assertEqual(runtime.attrib, {"resid": "Taskpane.Url", "lifetime": "long"})
        pages = [self.xml.find(f".//{OVERRIDES}FunctionFile"),
                 self.xml.find(f".//{OVERRIDES}Page/{OVERRIDES}SourceLocation"),
                 *self.xml.findall(f".//{OVERRIDES}Action/{OVERRIDES}SourceLocation")]
        self.assertEqual([each.get("resid") for each in pages], ["Taskpane.Url"] * 3)
        self.assertEqual(self.resources["Taskpane.Url"][1], ADDRESS + "/taskpane.html")

    def test_ids_are_used_once(self):
        for tag in ("Group", "Control"):
            ids = [each.get("id") for each in self.xml.iter(OVERRIDES + tag)]
            self.assertEqual(len(ids), len(set(ids)))
            for each in ids:
                self.assertLessEqual(len(each), 125)
        self.assertEqual(len(list(self.xml.iter(OVERRIDES + "Control"))), 4)

    def test_every_icon_comes_in_the_three_sizes(self):
        icons = list(self.xml.iter(OVERRIDES + "Icon"))
        self.assertEqual(len(icons), 5)
        for icon in icons:
            self.assertEqual([each.get("size") for each in icon], ["16", "32", "80"])
            for each in icon:
                size = int(each.get("size"))
                data = self.located(self.resources[each.get("resid")][1]).read_bytes()
                self.assertEqual(picture_size(data), (size, size))

    # ---- Both --------------------------------------------------------------------------------------------------------

    def urls(self):
        """Every URL of both manifests, with where it stands."""
        for each in self.xml.iter():
            if each.get("DefaultValue", "").startswith("http"):
                yield each.tag, each.get("DefaultValue")
        for match in re.finditer(r'"(\w+)": "(http[^"]*)"', (self.made / "manifest.json").read_text(encoding="utf-8")):
            yield match[1], match[2]

    def test_every_url_is_https_at_the_address_and_its_file_is_there(self):
        seen = 0
        for where, url in self.urls():
            if url.startswith("https://developer.microsoft.com/json-schemas/"):
                continue  # the name of the schema
            if not url.endswith("/taskpane.html"):
                self.assertTrue(self.located(url).is_file(), f"{where}: {url}")
            self.assertTrue(url.startswith(ADDRESS + "/"), f"{where}: {url}")
            seen += 1
        self.assertGreater(seen, 30)
        for name in ("manifest.xml", "manifest.json"):
            self.assertNotIn("@", (self.made / name).read_text(encoding="utf-8"))

    def test_both_say_the_same(self):
        value = lambda name: self.xml.find(APP + name).text
        [extension] = self.json["extensions"]
        [runtime] = extension["runtimes"]
        [[group]] = [tab["groups"] for tab in extension["ribbons"][0]["tabs"]]
        self.assertEqual(self.json["id"], value("Id"))
        self.assertEqual(self.json["version"] + ".0", value("Version"))
        self.assertIn(f"project(scorebook VERSION {self.json['version']} ", (SOURCE / "CMakeLists.txt").read_text())
        self.assertEqual(self.json["localizationInfo"]["defaultLanguageTag"], value("DefaultLocale").lower())
        self.assertEqual(self.json["validDomains"], ["intranet.example.gov.uk"])
        self.assertEqual(self.json["description"]["full"], self.xml.find(APP + "Description").get("DefaultValue"))
        self.assertEqual({each["name"]: each["minVersion"] for each in extension["requirements"]["capabilities"]},
                         {each.get("Name"): each.get("MinVersion") for each in self.xml.iter(APP + "Set")})
        self.assertEqual(runtime["code"]["page"], self.resources["Taskpane.Url"][1])
        self.assertEqual(runtime["lifetime"], "long")
        self.assertEqual(runtime["customFunctions"]["namespace"], {"id": "SCOREBOOK", "name": "SCOREBOOK"})
        self.assertEqual(self.resources["Functions.Namespace"][1], "SCOREBOOK")
        self.assertEqual(runtime["customFunctions"]["metadataUrl"], self.resources["Functions.Metadata.Url"][1])
        text = lambda control, path: self.resources[control.find(OVERRIDES + path).get("resid")][1]
        for control, other in zip(self.xml.iter(OVERRIDES + "Control"), group["controls"], strict=True):
            self.assertEqual(control.get("id"), other["id"])
            self.assertEqual(text(control, "Label"), other["label"])
            self.assertEqual(text(control, f"Supertip/{OVERRIDES}Description"), other["supertip"]["description"])
            self.assertEqual([self.resources[each.get("resid")][1] for each in control.iter(BASIC + "Image")],
                             [each["url"] for each in other["icons"]])

    def test_the_buttons_do_what_the_page_knows(self):
        places = re.search(r"kRibbonPlaces = \[([^]]*)\]", (EXCEL / "ribbon.js").read_text(encoding="utf-8"))[1]
        known = re.findall(r"'(\w+)'", places)
        self.assertEqual([each.text for each in self.xml.iter(OVERRIDES + "FunctionName")], known)
        [runtime] = self.json["extensions"][0]["runtimes"]
        self.assertEqual([each["id"] for each in runtime["actions"] if each["type"] == "executeFunction"], known)
        page = SOURCE / "src/addin/pane/taskpane.html"
        if page.is_file():
            text = page.read_text(encoding="utf-8")
            for script in ("engine.js", "functions.js", "ribbon.js"):
                self.assertIn(f'<script src="{script}"></script>', text)
            for place in known:
                self.assertIn(f'data-tab="{place}"', text)

    # ---- Building them -----------------------------------------------------------------------------------------------

    def test_an_address_that_excel_would_not_take_is_refused_in_words(self):
        for address, words in (
                ("http://intranet.example.gov.uk/scorebook", "https addresses only"),
                ("intranet.example.gov.uk", "does not begin with https://"),
                (ADDRESS + "/", "ends with a slash"),
                (ADDRESS + "/taskpane.html", "leave out the page"),
                (ADDRESS + "?version=2", "holds a ? or a #"),
                (ADDRESS + '/"quoted"', "something other than letters"),
                ("https://name:word@example.gov.uk", "something other than letters"),
                ("https://example.gov.uk//double", "something other than letters"),
                ("", "Type the address")):
            with self.subTest(address=address):
                folder = self.made / "refused"
                done = run_node(EXCEL / "build-manifests.mjs", address, folder)
                self.assertEqual(done.returncode, 2)
                self.assertIn(words, done.stderr)
                self.assertFalse(folder.exists())

    def test_a_port_and_the_root_of_a_server_are_addresses(self):
        for address, host in (("https://localhost:3000", "localhost:3000"), ("https://scorebook.example.gov.uk",) * 2):
            folder = pathlib.Path(self.folder.name) / re.sub(r"\W", "", address)
            done = run_node(EXCEL / "build-manifests.mjs", address, folder)
            self.assertEqual(done.returncode, 0, done.stderr)
            self.assertEqual(self.validated(folder / "manifest.json"), {"isValid": True})
            made = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
            self.assertEqual(made["validDomains"], [host.removeprefix("https://")])

    def test_the_hosted_folder_is_complete_and_asks_for_nothing_from_elsewhere(self):
        names = sorted(str(each.relative_to(self.hosted)) for each in self.hosted.rglob("*") if each.is_file())
        icons = [f"icons/{name}-{size}.png" for name in ("appendix", "check", "rate", "scorebook")
                 for size in (128, 16, 32, 64, 80)]
        self.assertEqual(names, sorted([*icons, "about.html", "functions.js", "functions.json", "manifests.html",
                                        "ribbon.js", "web.config"]))
        for name in ("about.html", "manifests.html"):
            text = (self.hosted / name).read_text(encoding="utf-8")
            self.assertRegex(text, r'Content-Security-Policy" content="default-src \'none\'; ')
            places = r"@[A-Z]{3,}@" if name == "about.html" else r"@(POLICY|STYLE|SCRIPT|XML|JSON|VERSION)@"
            self.assertNotRegex(text, places)
            self.assertNotRegex(text, r'(src|href)="(https?:)?//')

    def test_functions_json_says_what_excel_is_to_offer(self):
        made = json.loads((self.hosted / "functions.json").read_text(encoding="utf-8"))
        self.assertEqual([each["id"] for each in made["functions"]], ["RAG", "DOT", "YTD", "PERIOD"])
        self.assertEqual((self.hosted / "functions.js").read_bytes(), (EXCEL / "functions.js").read_bytes())
        about = (self.hosted / "about.html").read_text(encoding="utf-8")
        for each in made["functions"]:
            self.assertIn("=SCOREBOOK." + each["id"] + "(", about)
            for parameter in each["parameters"]:
                self.assertEqual(parameter["type"], "any")


if __name__ == "__main__":
    unittest.main()
