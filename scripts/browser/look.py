"""Opens every page of the route table as the people who may, at four widths and in print, and says what is wrong with it:
accessibility (axe-core), weight, width, the keyboard, errors of the browser. Pictures are left to be looked at.

look.py COMMAND OUT [WORD…]: with words, only pages whose address has one of them."""

import pathlib
import re
import sys

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

from place import CHROMIUM, Place

WIDTHS = [320, 360, 768, 1440]
HEAVIEST = 100_000
# What stands for the names in the paths; a path without a value here is a page nobody looks at, and said to be one.
VARIANTS = {
    "/": ["", "?find=an"],
    "/ranking": ["", "?kind=agency"],
    "/procedures": ["", "?view=announcements", "?view=processes", "?view=services"],
    "/units/{code}/whatif": ["", "?attach_result=10&digitise_component=20"],
    "/units/{code}/gap": ["", "?TOTAL=70,00&TDGQ=19,00"],
    "/units/{code}/path": ["", "?goal=hours:8"],
    "/units/{code}/catalogue": ["", "?show=dead"],
    "/search": ["?q=xa", "?q=khong%20co%20gi%20nhu%20the"],
    "/dossiers": ["", "?state=late"],
    "/units/{code}": ["", "?from=2025-01-01&to=2025-12-31", "?source=published"],
    "/units": [None],
    "/board": [None],
    # Only where a sign-in provider is set up.
    "/sign-in/provider": [None],
    "/sign-in/return": [None],
}


def values(place, page):
    """A value for every name in a path, taken from the store."""
    code = place.commune
    page.goto(f"{place.base}/dossiers/late?unit={code}")
    link = page.locator("tbody a[href^='/dossiers/']:has(code)").first.get_attribute("href")
    page.goto(place.base + "/quarantine")
    row = page.locator("a[href^='/quarantine/row']").first.get_attribute("href")
    alias = page.locator("a[href^='/quarantine/alias']").first.get_attribute("href")
    VARIANTS["/quarantine/row"], VARIANTS["/quarantine/alias"] = [row[len("/quarantine/row"):]], [alias[len("/quarantine/alias"):]]
    return {
        "/units/{code}": code, "/communes/{code}": code, "/agencies/{code}": "H99.01", "/provinces/{code}": "H99",
        "/dossiers/{code}": link.split("?")[0].removeprefix("/dossiers/"), "code": code, "no": ["05", "07", "14"],
        "number": "1", "name": "portal-v2-2026",
    }


def addresses(description, known):
    """Every page of the route table with values in its path."""
    for path, methods in description["paths"].items():
        answer = methods.get("get", {}).get("responses", {}).get("200", {}).get("content", {})
        if "text/html" not in answer:
            continue
        variants = VARIANTS.get(path, [""])
        if variants == [None]:
            continue
        filled = [path]
        for name in re.findall(r"{(\w+)}", path):
            value = known.get(path, known.get(name)) if name == "code" else known.get(name)
            if value is None:
                yield path, None
                filled = []
                break
            choices = value if isinstance(value, list) else [value]
            filled = [f.replace("{" + name + "}", c) for f in filled for c in choices]
        for address in filled:
            for variant in variants:
                yield path, address + variant


class Looker:
    def __init__(self, place, out):
        self.place, self.out, self.faults = place, out, []
        self.axe = Axe()

    def say(self, address, text):
        self.faults.append(f"{address}: {text}")
        print(f"✘ {address}: {text}", flush=True)

    def look(self, context, who, address):
        page = context.new_page()
        page.on("console", lambda m: m.type in ("error", "warning") and self.say(address, f"console: {m.text}"))
        page.on("pageerror", lambda e: self.say(address, f"script: {e}"))
        try:
            answer = page.goto(self.place.base + address)
        except Exception as error:
            self.say(address, f"{who}: {str(error).splitlines()[0]}")
            return page.close()
        if answer.status != 200:
            self.say(address, f"{who}: status {answer.status}")
            return page.close()
        weight = len(answer.body())
        if weight > HEAVIEST:
            self.say(address, f"{weight} bytes")
        name = who + "-" + (re.sub(r"[^\w.=-]+", "_", address).strip("_") or "home")
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            wide = page.evaluate("document.documentElement.scrollWidth")
            if wide > width:
                self.say(address, f"{wide} px wide at {width}")
            if width != 320:
                page.screenshot(path=self.out / f"{name}-{width}.png", full_page=True)
            if width in (360, 1440):
                self.accessible(page, address, width)
        self.keyboard(page, address)
        page.pdf(path=self.out / f"{name}.pdf", prefer_css_page_size=True, print_background=False)
        page.close()

    def accessible(self, page, address, width):
        found = self.axe.run(page)
        for rule in found.response["violations"]:
            places = [node["html"][:160] for node in rule["nodes"][:2]]
            self.say(address, f"axe at {width}: {rule['id']}: {places}")

    def keyboard(self, page, address):
        """The tabulator reaches every control in the order of the page, and each shows that it is reached."""
        reached = page.evaluate(
            """() => {
              const all = [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary')];
              return all.filter(e => e.checkVisibility() && !e.disabled).length }""")
        if reached > 90:
            return
        page.evaluate("document.activeElement.blur()")
        seen, last = set(), None
        for _ in range(reached * 5):
            page.keyboard.press("Tab")
            place = page.evaluate(
                """() => {
                  const e = document.activeElement;
                  if (!e || e === document.body) return null;
                  const s = getComputedStyle(e);
                  const all = [...document.querySelectorAll('*')];
                  return [all.indexOf(e), e.outerHTML.slice(0, 90), s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2] }""")
            if place is None:
                break
            # A field of a date has several stops.
            if place[0] in seen and place[0] != last:
                break
            last = place[0]
            seen.add(place[0])
            if not place[2]:
                self.say(address, f"focus is not seen: {place[1]}")
        if len(seen) < reached:
            self.say(address, f"the keyboard reaches {len(seen)} of {reached}")


def main():
    command, out, words = sys.argv[1], pathlib.Path(sys.argv[2]), sys.argv[3:]
    out.mkdir(parents=True, exist_ok=True)
    with Place(command) as place, sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])

        def person(login):
            context = browser.new_context(locale="vi-VN", timezone_id="Asia/Ho_Chi_Minh")
            if login:
                place.sign_in(context, login).close()
            return context

        admin, stranger = person("admin"), person(None)
        first = admin.new_page()
        known = values(place, first)
        first.close()
        looker = Looker(place, out)
        description = place.get("/openapi.json")
        leader = person("lanh.dao")
        count = 0
        for path, address in addresses(description, known):
            if address is None:
                looker.say(path, "no value for its path in look.py")
                continue
            if words and not any(word in address for word in words):
                continue
            security = description["paths"][path]["get"].get("security")
            looks = [("quan-tri", admin)] if security else [("khach", stranger)]
            if path == "/units/{code}":
                looks = [("khach", stranger), ("lanh-dao", leader)]
            if path in ("/dossiers", "/units/{code}/losses", "/units/{code}/fairness", "/units/{code}/patterns"):
                looks.append(("lanh-dao", leader))
            if path == "/account/password":
                looks = [("lanh-dao", leader)]
            if path == "/audit":
                looks = [("thanh-tra", person("thanh.tra"))]
            for who, context in looks:
                looker.look(context, who, address)
                count += 1
        browser.close()
    print(f"{count} pages looked at, {len(looker.faults)} faults; pictures in {out}")
    sys.exit(1 if looker.faults else 0)


main()
