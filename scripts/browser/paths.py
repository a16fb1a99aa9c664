"""The main paths through the service, walked in a browser as people walk them. paths.py COMMAND [NAME…]"""

import re
import sys

from playwright.sync_api import expect, sync_playwright

from place import CHROMIUM, Place


def board_to_timeline(place, people):
    """The chair signs in, sees where the commune stands, and why a point was lost, down to one dossier."""
    page = people("lanh.dao")
    expect(page.locator("h1")).to_contain_text("UBND")
    expect(page.locator(".verdict .total")).to_have_text(re.compile(r"\d+,\d\d / 100 điểm"))
    expect(page.locator(".verdict")).to_contain_text("Hạng")
    expect(page.locator(".today")).to_contain_text("Hồ sơ cần xử lý")
    page.click(".pages >> text=Sổ mất điểm")
    page.locator("main table a:visible", has_text="05 ").first.click()
    page.locator("tbody a[href^='/dossiers/']:has(code)").first.click()
    expect(page.locator("h1")).to_contain_text("Hồ sơ ")
    expect(page.locator("main")).to_contain_text("Tiếp nhận")
    expect(page.locator("main")).to_contain_text("Chỉ tiêu")


def messy_list(place, people):
    """A clerk's list is read on trial, looked at, taken, and taken back."""
    page = people("admin")
    page.goto(place.base + "/upload")
    rows = [
        "DANH SÁCH HỒ SƠ;;;;;", "STT;Mã hồ sơ;Mã thủ tục;Ngày tiếp nhận;Ngày hẹn trả;Họ và tên",
        "1;THU-260115-0001;1.000419;15/01/2026 08:30;20/01/2026 17:00;Nguyễn Văn A",
        "2;THU-260115-0002;1.000419;31/02/2026 08:30;20/01/2026 17:00;Trần Thị B",
    ]
    page.set_input_files("input[type=file]", files=[
        {"name": "danh sach.csv", "mimeType": "text/csv", "buffer": "\n".join(rows).encode()}])
    page.select_option("select[name=unit]", place.commune)
    page.click("main button >> text=Kiểm tra")
    expect(page.locator(".finding")).to_contain_text("Đọc thử xong: 1 dòng nói điều mới")
    expect(page.locator("main")).to_contain_text("dữ liệu cá nhân, bỏ")
    page.click("main button >> text=Nhận vào kho")
    expect(page).to_have_url(re.compile(r"/batches/\d+$"))
    page.goto(place.base + "/dossiers/THU-260115-0001")
    expect(page.locator("h1")).to_contain_text("THU-260115-0001")


def corrected_row(place, people):
    """A row that could not be read is filled in again and counts; a strange code becomes a unit."""
    page = people("admin")
    page.goto(place.base + "/quarantine")
    before = page.locator("section[aria-labelledby=quarantine] tbody tr").count()
    page.click("section[aria-labelledby=quarantine] tbody tr:has-text('02-31') a")
    expect(page.locator(".finding")).to_contain_text("Không có ngày này trong lịch")
    page.fill("input[name=v_code]", "SUA-260228-0001")
    page.fill("input[name=v_unit]", place.commune)
    page.fill("input[name=v_procedure]", "1.000419")
    page.select_option("select[name=v_channel]", index=1)
    page.fill("input[name=v_received_at]", "2026-02-28T08:15")
    page.click("main button >> text=Nhận dòng đã sửa")
    expect(page).to_have_url(re.compile(r"/quarantine$"))
    expect(page.locator("section[aria-labelledby=quarantine] tbody tr")).to_have_count(before - 1)
    page.goto(place.base + "/dossiers/SUA-260228-0001")
    expect(page.locator("h1")).to_contain_text("SUA-260228-0001")
    page.goto(place.base + "/quarantine")
    page.click("section[aria-labelledby=waiting] tbody a >> nth=0")
    page.select_option("select[name=unit]", place.commune)
    page.click("main button >> text=Khai")
    expect(page).to_have_url(re.compile(r"/quarantine$"))
    expect(page.locator("main")).to_contain_text("Không có bản ghi nào chờ")


def living_number(place, people):
    """A dossier that arrives changes the number on an open page; held numbers stay until they are let go."""
    page = people("lanh.dao")
    counts = page.locator(".counts tfoot td").nth(1)
    expect(page.locator("#live")).to_contain_text("trực tiếp", timeout=10_000)
    first = counts.inner_text()
    deliver(place, "SONG-0001")
    expect(counts).not_to_have_text(first, timeout=10_000)
    page.check("#hold")
    second = counts.inner_text()
    deliver(place, "SONG-0002")
    expect(page.locator("#live")).to_contain_text("Đang giữ nguyên số", timeout=10_000)
    assert counts.inner_text() == second
    page.uncheck("#hold")
    expect(counts).not_to_have_text(second, timeout=10_000)


def deliver(place, code):
    row = f"code,unit,procedure,channel,received_at,due_at\n{code},{place.commune},1.000419,online,"
    row += place.today.isoformat() + "T00:00:01," + place.today.isoformat() + "T23:00:00\n"
    # The file's name tells what it holds.
    folder = place.folder / code
    folder.mkdir()
    (folder / "dossiers.csv").write_text(row)
    place.run("import", folder / "dossiers.csv", accepts=(0, 3))


def rules_before_they_hold(place, people):
    """A pack with a mistake is told by line; a sound one is previewed over all units and put in force."""
    page = people("admin")
    page.goto(place.base + "/rules")
    page.locator("textarea[name=yaml]").fill("pack: thu\nbased_on: khong-co\n")
    page.locator("form[action='/rules/check'] button").click()
    expect(page.locator("h1")).to_contain_text("chưa dùng được")
    good = "pack: thu-nghiem\nbased_on: portal-v2-2026\ntitle: Thử nghiệm\nvalid: {from: 2026-03-26}\nsource: Thử\n"
    good += 'indicators:\n  - no: "11"\n    curve: {target: 30}\n    confidence: A\n'
    page.locator("textarea[name=yaml]").fill(good)
    page.locator("form[action='/rules/check'] button").click()
    expect(page.locator("h1")).to_contain_text("Xem trước bộ thu-nghiem")
    expect(page.locator("main")).to_contain_text("Từng đơn vị")
    page.click("main button >> text=Đưa thu-nghiem vào dùng")
    expect(page.locator("main")).to_contain_text("Thử nghiệm")


def citizen(place, people):
    """Without signing in: the commune's page, the ranking, and the form that finds a dossier."""
    page = people(None)
    page.goto(place.base + "/")
    page.fill("input[name=find]", "ea o")
    page.press("input[name=find]", "Enter")
    page.locator(".found a").first.click()
    expect(page.locator("h1")).to_contain_text("Ea Ô")
    expect(page.locator("main")).to_contain_text("Làm tốt")
    page.goto(place.base + "/look-up")
    page.fill("input[name=code]", "KHONG-CO")
    page.fill("input[name=received_on]", "2026-03-02")
    page.fill("input[name=received_at]", "08:15")
    page.click("main button")
    expect(page.locator("main")).to_contain_text("Không")


def keyboard_only(place, people):
    """Signing in and reaching a dossier without a mouse."""
    page = people(None)
    page.goto(place.base + "/sign-in")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.focus("input[name=login]")
    page.keyboard.type("mot.cua")
    page.keyboard.press("Tab")
    page.keyboard.type(place.password("mot.cua"))
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_be_visible()
    page.wait_for_url(lambda url: "/sign-in" not in url)


def on_paper(place, people):
    """The board prints with its numbers and without what is only for a screen."""
    page = people("lanh.dao")
    page.emulate_media(media="print")
    expect(page.locator(".top nav")).to_be_hidden()
    expect(page.locator(".period details").first).to_be_hidden()
    expect(page.locator(".verdict .total")).to_be_visible()
    assert len(page.pdf(prefer_css_page_size=True)) > 10_000


def no_sample(place, people):
    """Made-up data go in one step. Last: nothing is left afterwards."""
    page = people("admin")
    page.goto(place.base + "/batches")
    page.click("main button >> text=Gỡ mọi dữ liệu mẫu")
    expect(page.locator("main")).to_contain_text("đã rút")
    expect(page.locator(".sample")).to_have_count(0)


PATHS = [board_to_timeline, messy_list, corrected_row, living_number, rules_before_they_hold, citizen, keyboard_only,
         on_paper, no_sample]


def main():
    wanted = sys.argv[2:]
    failed = 0
    with Place(sys.argv[1], communes=12, dossiers=6_000) as place, sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for path in PATHS:
            if wanted and path.__name__ not in wanted:
                continue
            contexts = []

            def people(login):
                context = browser.new_context(locale="vi-VN", timezone_id="Asia/Ho_Chi_Minh")
                context.set_default_timeout(15_000)
                contexts.append(context)
                return place.sign_in(context, login) if login else context.new_page()

            try:
                path(place, people)
                print(f"✔ {path.__name__}: {path.__doc__.strip().splitlines()[0]}", flush=True)
            except Exception as error:
                failed += 1
                print(f"✘ {path.__name__}: {error}", flush=True)
                if contexts and contexts[-1].pages:
                    contexts[-1].pages[-1].screenshot(path=str(place.folder / f"{path.__name__}.png"), full_page=True)
                    print(f"  {contexts[-1].pages[-1].url}; picture: {place.folder}/{path.__name__}.png")
            for context in contexts:
                context.close()
        browser.close()
    sys.exit(1 if failed else 0)


main()
