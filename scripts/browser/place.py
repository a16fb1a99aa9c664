"""A made-up province in a store of its own, served on a free port, with one person of each kind to sign in as."""

import contextlib
import csv
import datetime
import json
import os
import pathlib
import re
import socket
import subprocess
import tempfile
import time
import urllib.request

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
PASSWORD = "mật khẩu để thử trang"
PEOPLE = {
    "admin": "administrator",
    "lanh.dao": "leader@COMMUNE",
    "mot.cua": "desk@COMMUNE",
    "kiem.soat": "control@H99",
    "thanh.tra": "auditor",
}


class Place:
    def __init__(self, command, communes=40, dossiers=24_000, seed=1):
        self.command = str(pathlib.Path(command).resolve())
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="soi-browser-"))
        self.store = self.folder / "soi.sqlite"
        self.today = today = datetime.datetime.now(datetime.timezone(datetime.timedelta(hours=7))).date()
        sample = self.folder / "mau"
        self.run("simulate", "--communes", communes, "--dossiers", dossiers, "--seed", seed, "--until", today,
                 "--out", sample)
        # Some rows are kept back, as in any real export: the command then ends with 3.
        self.run("import", sample, accepts=(0, 3))
        # The months before, frozen, so that the public side has editions and a whole quarter to show.
        month, months = today.replace(day=1), []
        for _ in range(5):
            month = (month - datetime.timedelta(days=1)).replace(day=1)
            months.append(month.strftime("%Y-%m"))
        for name in reversed(months):
            self.run("publish", "--alone", "--month", name)
        with open(sample / "units.csv", encoding="utf-8-sig") as rows:
            self.commune = [row["code"] for row in csv.DictReader(rows) if row["kind"] == "commune"][2]
        self.passwords = {}
        for login, role in PEOPLE.items():
            role = role.replace("COMMUNE", self.commune)
            unit = ["--unit", role.split("@")[1]] if "@" in role else []
            answer = self.run("users", "add", login, "--name", login.replace(".", " ").title(), "--role", role,
                              *unit, "--format", "json")
            self.passwords[login] = find_password(answer)

    def run(self, *words, accepts=(0,)):
        done = subprocess.run([self.command, *map(str, words)], cwd=self.folder, capture_output=True, text=True,
                              env=os.environ | {"SOI_STORE": str(self.store)})
        if done.returncode not in accepts:
            raise SystemExit(f"soi {' '.join(map(str, words))}: {done.returncode}\n{done.stdout[-2000:]}\n{done.stderr}")
        return done.stdout

    def __enter__(self):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        self.base = f"http://127.0.0.1:{port}"
        self.log = open(self.folder / "served.log", "w")
        self.server = subprocess.Popen([self.command, "serve", "--port", str(port)], cwd=self.folder,
                                       env=os.environ | {"SOI_STORE": str(self.store)}, stdout=self.log,
                                       stderr=subprocess.STDOUT)
        for _ in range(600):
            with contextlib.suppress(OSError):
                urllib.request.urlopen(self.base + "/readyz").close()
                break
            if self.server.poll() is not None:
                break
            time.sleep(0.05)
        else:
            raise SystemExit("the service did not start")
        return self

    def __exit__(self, *_):
        if self.server.poll() is not None:
            print(f"✘ the service ended by itself: {self.server.returncode}")
        self.server.terminate()
        try:
            self.server.wait(20)
        except subprocess.TimeoutExpired:
            print("✘ the service did not stop within 20 s")
            self.server.kill()
        self.log.close()

    def get(self, path):
        with urllib.request.urlopen(self.base + path) as answer:
            return json.load(answer)

    def password(self, login):
        return self.passwords.get(login, PASSWORD)

    def sign_in(self, context, login):
        """Signs in as a person does; the first time, the one-time password is changed for an own one."""
        page = context.new_page()
        page.goto(self.base + "/sign-in")
        once = self.passwords.pop(login, None)
        page.fill("input[name=login]", login)
        page.fill("input[name=password]", once or PASSWORD)
        page.click("main button[type=submit]")
        if once:
            page.wait_for_url("**/account/password")
            page.fill("input[name=old]", once)
            page.fill("input[name=new]", PASSWORD)
            page.fill("input[name=again]", PASSWORD)
            page.click("main button[type=submit]")
        page.wait_for_url(lambda url: not url.endswith(("/sign-in", "/password")))
        return page


def find_password(text):
    found = re.search(r'"(?:once|password|one_time_password)"\s*:\s*"([^"]+)"', text)
    if not found:
        raise SystemExit(f"no one-time password in: {text}")
    return found.group(1)
