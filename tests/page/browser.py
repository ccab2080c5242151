"""Headless Chromium, as the tests of page and pane use it: without a word to anywhere, with what is saved in a folder."""
import pathlib

from selenium import webdriver


def chromium(folder, downloads=None, size="1200,1000", more=()):
    """`folder` holds the browser's own files while it runs; `downloads` takes what a page saves; `more` are further switches."""
    options = webdriver.ChromeOptions()
    for switch in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                   "--disable-background-networking", "--disable-component-update", "--disable-sync",
                   "--window-size=" + size, f"--user-data-dir={pathlib.Path(folder) / 'profile'}", *more):
        options.add_argument(switch)
    if downloads:
        options.add_experimental_option("prefs", {
            "download.default_directory": str(downloads),
            "profile.default_content_setting_values.automatic_downloads": 1,
        })
    options.set_capability("goog:loggingPrefs", {"performance": "ALL", "browser": "ALL"})
    return webdriver.Chrome(service=webdriver.chrome.service.Service("/usr/bin/chromedriver"), options=options)
