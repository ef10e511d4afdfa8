"""usage: pages.py PROGRAMS RULES [PICTURES]

Every page in a real browser: without scripts, by the keyboard, on a phone, at twice the size, in forced
colours, on paper, and before axe; pictures of them where a folder is named."""

import re
import sys
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

from office import Findings, Office

PAGES = {
    "today": "/", "period": "/duty/bao-cao-nam/2025", "all": "/duty/bao-cao-nam/2025?show=all",
    "arrivals": "/duty/bao-cao-nam/2025/arrivals", "story": "/story/bao-cao-nam/2025/thpt-di-linh",
    "unit": "/unit/thpt-di-linh", "matrix": "/matrix", "calendar": "/calendar", "coming": "/coming",
    "held": "/held", "rules": "/rules", "waiting": "/waiting", "search": "/search?q=bao",
}
PERIOD = PAGES["period"]


def come(office, context, person=None):
    page = context.new_page()
    page.goto(office.link(person))
    page.click("main button")
    return page


def looks(office, browser, findings, pictures):
    """Each page's width, on paper, and axe's word on it, in both languages."""
    for locale in ("vi-VN", "en-GB"):
        context = browser.new_context(locale=locale, viewport={"width": 1280, "height": 900})
        page = come(office, context)
        for name, address in PAGES.items():
            what = f"{name} {locale}"
            answer = page.goto(office.url + address)
            findings.expect(answer.status == 200, f"{what}: status {answer.status}")
            findings.expect(page.locator("h1").count() == 1, f"{what}: main headings")
            for violation in Axe().run(page).response["violations"]:
                nodes = [node["html"][:160] for node in violation["nodes"][:3]]
                findings.expect(False, f"{what}: axe {violation['id']}: {nodes}")
            findings.expect(True, what)
            # At 320 pixels; and at 200%, which a browser lays out as half the width.
            for label, width in (("wide", 1280), ("narrow", 320), ("twice", 640)):
                page.set_viewport_size({"width": width, "height": 900})
                wide = page.evaluate("document.documentElement.scrollWidth")
                findings.expect(wide <= width, f"{what}: {wide} pixels wide at {width}")
                if pictures and label != "twice":
                    page.screenshot(path=str(pictures / f"{name}-{label}-{locale[:2]}.png"), full_page=True)
            page.set_viewport_size({"width": 1280, "height": 900})
            page.emulate_media(media="print")
            findings.expect(not page.locator("nav").is_visible(), f"{what}: the navigation is printed")
            if locale == "vi-VN":
                paper = page.pdf(format="A4")
                findings.expect(len(re.findall(rb"/Type\s*/Page\b", paper)) <= 6, f"{what}: many sheets")
            page.emulate_media(media="screen")
        context.close()
    for scheme in ({"forced_colors": "active"}, {"color_scheme": "dark"}):
        context = browser.new_context(locale="vi-VN", **scheme)
        page = come(office, context)
        for name, address in PAGES.items():
            page.goto(office.url + address)
            for violation in Axe().run(page).response["violations"]:
                nodes = [node["html"][:160] for node in violation["nodes"][:3]]
                findings.expect(False, f"{name} {scheme}: axe {violation['id']}: {nodes}")
            findings.expect(True, name)
        if pictures:
            page.goto(office.url + PERIOD)
            page.screenshot(path=str(pictures / f"period-{next(iter(scheme))}.png"))
        context.close()


def links(office, browser, findings):
    """Every link of every page leads somewhere."""
    context = browser.new_context(locale="vi-VN")
    page = come(office, context)
    seen, waiting = set(), list(PAGES.values())
    while waiting and len(seen) < 150:
        address = waiting.pop(0)
        plain = address.split("#")[0]
        if plain in seen:
            continue
        seen.add(plain)
        answer = context.request.get(office.url + plain)
        findings.expect(answer.status == 200, f"{plain}: status {answer.status}")
        if "html" in answer.headers["content-type"]:
            waiting += re.findall(r'href="(/[^"]*)"', answer.text().replace("&amp;", "&"))
    context.close()


def received(office):
    return {event["unit"]: event for event in office.events() if event["event"] == "receive"}


def flows(office, browser, findings):
    """What a clerk does in a day, without scripts, with the mouse."""
    context = browser.new_context(locale="vi-VN", java_script_enabled=False)
    page = come(office, context, "hoa")
    page.goto(office.url + "/")
    page.get_by_role("link", name="Báo cáo ANTQ năm 2025").first.click()
    rows = page.locator("tbody tr")
    units = [rows.nth(i).locator("input[name=unit]").get_attribute("value") for i in range(3)]
    for place, unit in enumerate(units):
        rows.nth(place).locator("input[name=unit]").check()
        rows.nth(place).locator(f"input[name='number:{unit}']").fill(f"{place + 1}/BC")
    page.get_by_role("button", name="Đã nhận").click()
    findings.expect("Đã ghi: 3" in page.content(), "three receipts: " + page.url)
    found = received(office)
    for place, unit in enumerate(units):
        event = found.get(unit, {})
        findings.expect((event.get("no"), event.get("actor")) == (f"{place + 1}/BC", "hoa"), f"receipt: {event}")
    # A page that is gone back to is asked for anew: nobody keeps what it showed.
    page.go_back()
    findings.expect(page.locator(f"input[value='{units[0]}']").count() == 0, "a page gone back to shows what was")
    # An extension with a wrong day, mended.
    page.goto(office.url + PERIOD)
    unit = page.locator("input[name=unit]").first.get_attribute("value")
    page.locator("input[name=unit]").first.check()
    page.get_by_role("button", name="Gia hạn").click()
    page.fill("#until", "mai")
    page.fill("#letter", "45/SGDĐT")
    page.locator("main button").click()
    findings.expect(page.locator("[role=alert]").count() == 1, "a wrong day is told")
    findings.expect(page.input_value("#until") == "mai", "what was typed is kept")
    page.fill("#until", "20/11/2025")
    page.locator("main button").click()
    extended = [event for event in office.events() if (event["event"], event["unit"], event["actor"])
                == ("extend", unit, "hoa")]
    findings.expect(len(extended) == 1 and extended[0].get("to") == "2025-11-20", f"extension: {extended}")
    # Undone on its story.
    page.goto(f"{office.url}/story/bao-cao-nam/2025/{unit}")
    page.get_by_role("button", name=re.compile("Hủy ghi nhận")).last.click()
    findings.expect("Đã hủy ghi nhận" in page.content(), "an entry is taken back")
    # An answer that waits.
    office.hanchot("apply", str(waiting_answer(office, unit)))
    page.goto(office.url + "/waiting")
    page.get_by_role("button", name="Đã nhận báo cáo").first.click()
    findings.expect(received(office).get(unit, {}).get("no") == "77/BC", "a decision becomes a receipt")
    context.close()


def waiting_answer(office, unit):
    file = office.folder / "answer.jsonl"
    file.write_text(
        '{"event":"submit","duty":"bao-cao-nam","period":"2025","unit":"%s","no":"77/BC",'
        '"on":"2025-11-06"}\n' % unit)
    return file


def keyboard(office, browser, findings):
    """A receipt without a mouse: everything is reached, in order, and seen where it is."""
    context = browser.new_context(locale="vi-VN")
    page = come(office, context)
    page.goto(office.url + PERIOD)
    page.keyboard.press("Tab")
    findings.expect(page.evaluate("document.activeElement.className") == "skip", "first the way past the head")
    page.keyboard.press("Enter")
    active = "document.activeElement.name"
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate(active) == "unit":
            break
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    findings.expect(outline != "none", "where the keyboard is can be seen")
    unit = page.evaluate("document.activeElement.value")
    page.keyboard.press("Space")
    for _ in range(200):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.value") == "receive":
            break
    page.keyboard.press("Enter")
    page.wait_for_url("**done=1**")
    findings.expect(unit in received(office), "a receipt by the keyboard")
    context.close()


def main():
    pictures = Path(sys.argv[3]) if len(sys.argv) > 3 else None
    if pictures:
        pictures.mkdir(parents=True, exist_ok=True)
    findings = Findings()
    office = Office(sys.argv[1], sys.argv[2])
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
            for part in (looks, links, flows, keyboard):
                try:
                    part(office, browser, findings, *([pictures] if part is looks else []))
                except Exception as error:  # what stops a part is found, and stops no other
                    detail = getattr(error, "stderr", None) or ""
                    findings.expect(False, f"{part.__name__}: {error} {detail}")
            browser.close()
    finally:
        office.end()
    findings.tell()


if __name__ == "__main__":
    main()
