#!/usr/bin/env python3
"""Imports into the packaged product, beside psql \\copy of the same rows, in one run.

    ./mvnw -q -DskipTests package && python3 src/bench/imports/bench.py [--shared ../shared] [--customers 100000] [--only-customers]

Starts target/quarkus-app/quarkus-run.jar with a fresh database of its own in a temporary folder, sends the files through
POST /imports as a browser does, asks until the import has ended, then copies the same files with psql into bare tables of
the same server (no key, no index, no rule). Then the customers go out again through
GET /exports, as CSV and XLSX, beside \copy … to. Prints seconds, rows per second, processor time, which a busy machine does not
spoil, and the high-water mark of the memory of the application (VmHWM). Needs Python 3, psql, and for the real file <shared>/data/online_retail.
"""
import argparse
import csv
import gzip
import json
import os
import pathlib
import random
import shutil
import signal
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
import uuid

PASSWORD = "a benchmark of imports"
LINES = {
    "InvoiceNo": "document", "StockCode": "sku", "Description": "product", "Quantity": "quantity",
    "InvoiceDate": "businessDate", "UnitPrice": "unitPrice", "CustomerID": "customerRef",
}
MOST_SECONDS_IN = 60
MOST_SECONDS_OUT = 15
PEOPLE = {"编号": "externalRef", "姓名": "name", "手机": "phone", "城市": "city", "地址": "address"}


class Product:
    """The packaged product with an empty database."""

    def __init__(self, jar, folder, port, java_options):
        self.folder, self.base = folder, f"http://127.0.0.1:{port}"
        environment = dict(os.environ, TAIZHANG_DATA_DIR=str(folder / "data"), QUARKUS_HTTP_PORT=str(port),
                           TAIZHANG_ADMIN_PASSWORD=PASSWORD, LC_ALL="C.UTF-8")
        self.log = open(folder / "log", "w")
        self.process = subprocess.Popen(["java", *java_options, "-jar", str(jar)], env=environment, stdout=self.log,
                                        stderr=subprocess.STDOUT, cwd=folder)
        self.token = None
        self.wait()
        self.sign_in()

    def wait(self):
        for _ in range(600):
            try:
                urllib.request.urlopen(self.base + "/q/health/ready", timeout=2)
                return
            except (urllib.error.URLError, ConnectionError, TimeoutError):
                if self.process.poll() is not None:
                    raise SystemExit("the product did not start, see " + self.log.name)
                time.sleep(0.2)
        raise SystemExit("the product does not answer")

    def call(self, method, path, body=None, content_type="application/json"):
        data = json.dumps(body).encode() if isinstance(body, dict) else body
        request = urllib.request.Request(self.base + "/api/v1" + path, data, method=method)
        request.add_header("Content-Type", content_type)
        if self.token:
            request.add_header("Authorization", "Bearer " + self.token)
        try:
            with urllib.request.urlopen(request, timeout=120) as answer:
                text = answer.read()
        except urllib.error.HTTPError as refused:
            raise SystemExit(f"{method} {path}: {refused.code} {refused.read().decode()}")
        return json.loads(text) if text else None

    def sign_in(self):
        session = self.call("POST", "/auth/login", {"username": "admin", "password": PASSWORD})
        self.token = session["accessToken"]
        if session["mustChangePassword"]:
            raise SystemExit("the administrator has to change the password first")

    def run(self, name, file, options):
        """Uploads, waits for the end; the view of the import and its seconds from the upload on."""
        edge = uuid.uuid4().hex
        parts = [f'--{edge}\r\nContent-Disposition: form-data; name="options"\r\n\r\n{json.dumps(options)}\r\n'.encode(),
                 f'--{edge}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n'
                 'Content-Type: text/csv\r\n\r\n'.encode(), file, f"\r\n--{edge}--\r\n".encode()]
        begun = time.monotonic()
        view = self.call("POST", "/imports", b"".join(parts), "multipart/form-data; boundary=" + edge)
        while view["status"] == "RUNNING":
            time.sleep(0.05)
            view = self.call("GET", "/imports/" + view["id"])
        if view["status"] != "FINISHED":
            raise SystemExit(f"{view}\n{(self.folder / 'log').read_text()[-4000:]}")
        return view, time.monotonic() - begun

    def download(self, path, target):
        """Fetches a file in pieces; its bytes, and the seconds."""
        request = urllib.request.Request(self.base + "/api/v1" + path)
        request.add_header("Authorization", "Bearer " + self.token)
        begun, count = time.monotonic(), 0
        with urllib.request.urlopen(request, timeout=300) as answer, open(target, "wb") as file:
            while piece := answer.read(1 << 16):
                count += file.write(piece)
        return count, time.monotonic() - begun

    def memory(self):
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text().splitlines()
        found = {line.split(":")[0]: line.split()[1] for line in status if line.startswith("Vm")}
        return int(found["VmRSS"]) // 1024, int(found["VmHWM"]) // 1024

    def cpu(self):
        """Seconds of processor time so far: of the application, of its thread that imports, of PostgreSQL in all."""
        ticks = os.sysconf("SC_CLK_TCK")

        def spent(folder, ended):
            times = folder.joinpath("stat").read_text().rsplit(")", 1)[1].split()
            return sum(map(int, times[11:15 if ended else 13])) / ticks

        postmaster = self.postmaster()[0]
        backends = 0.0
        for status in pathlib.Path("/proc").glob("[0-9]*/stat"):
            try:
                if status.read_text().rsplit(")", 1)[1].split()[1] == postmaster:
                    backends += spent(status.parent, False)
            except (FileNotFoundError, ProcessLookupError):
                pass
        own = pathlib.Path(f"/proc/{self.process.pid}")
        thread = sum(spent(task.parent, False) for task in own.glob("task/*/comm") if task.read_text().strip() == "imports")
        return spent(own, False), thread, backends + spent(pathlib.Path(f"/proc/{postmaster}"), True)

    def postmaster(self):
        return next((self.folder / "data/postgres").rglob("postmaster.pid")).read_text().splitlines()

    def psql(self, *commands):
        secrets = dict(line.split("=", 1) for line in
                       (self.folder / "data/postgres/credentials.properties").read_text().splitlines() if "=" in line)
        port = self.postmaster()[3]
        environment = dict(os.environ, PGPASSWORD=secrets["owner"], PGUSER="taizhang_owner", PGDATABASE="taizhang",
                           PGHOST="127.0.0.1", PGPORT=port)
        arguments = [argument for command in commands for argument in ("-c", command)]
        return subprocess.run(["psql", "-qAtX", "-v", "ON_ERROR_STOP=1", *arguments], env=environment, check=True,
                              text=True, capture_output=True).stdout

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(30)


def people(count):
    """Made-up customers: scattered names, distinct phones, an address each."""
    chance = random.Random(20101201)
    family, given = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗", "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉萍红玲文辉建国"
    rows = [",".join(PEOPLE)]
    for number in range(count):
        name = chance.choice(family) + "".join(chance.choice(given) for _ in range(chance.choice((1, 2, 2))))
        rows.append(f"P{number:07d},{name},1{38 + number % 10 // 9}{number * 7919 % 10**8:08d},杭州市,文三路{number % 900 + 1}号")
    return ("\n".join(rows) + "\n").encode()


def copied(product, table, file):
    with open(file, newline="", encoding="utf-8") as rows:
        columns = ", ".join(f'"{name}" text' for name in next(csv.reader(rows)))
    product.psql(f"create table {table} ({columns})")
    begun = time.monotonic()
    product.psql(f"\\copy {table} from '{file}' with (format csv, header)")
    seconds = time.monotonic() - begun
    count = int(product.psql(f"select count(*) from {table}"))
    return count, seconds


def line(what, rows, seconds, more=""):
    print(f"{what:<44} {rows:>9,} rows {seconds:>7.2f} s {rows / seconds:>10,.0f} rows/s  {more}", flush=True)


def measure(product, name, target, file, mapping, folder, table):
    path = folder / name
    path.write_bytes(file)
    options = {"target": target, "mode": "COMMIT", "mapping": mapping}
    for again in ("", " again"):
        before = product.cpu()
        view, seconds = product.run(name, file, options)
        cpu = [after - earlier for after, earlier in zip(product.cpu(), before)]
        line(f"import of {name}{again}", view["rowsRead"], seconds,
             f"created {view['created']:,}, unchanged {view['unchanged']:,}, rejected {view['rowsRejected']:,}"
             + (f", {view['created'] / seconds:,.0f} created/s" if view["created"] else "")
             + (f", sum {view['amount']['amount']}" if target == "TRANSACTIONS" else "")
             + f"; processor: import {cpu[1]:.1f} s, PostgreSQL {cpu[2]:.1f} s, compiler, collector and others of the"
             f" application {cpu[0] - cpu[1]:.1f} s; {view['rowsRead'] / (cpu[1] + cpu[2]):,.0f} rows per second of import"
             f" and PostgreSQL; RSS {product.memory()[0]} MiB"
             + ("" if target != "CUSTOMERS" or seconds <= MOST_SECONDS_IN * max(1, view["rowsRead"] / 100_000) else "  TOO SLOW"))
    line(f"psql \\copy of {name}", *copied(product, table, path))


def measure_out(product, rows, folder):
    """The customers as files, beside the same columns of the bare table."""
    for kind in ("csv", "xlsx"):
        before = product.cpu()
        size, seconds = product.download("/exports/customers." + kind, folder / ("out." + kind))
        cpu = [after - earlier for after, earlier in zip(product.cpu(), before)]
        line(f"export of customers.{kind}", rows, seconds,
             f"{size / 2**20:.1f} MiB; processor: application {cpu[0]:.1f} s, PostgreSQL {cpu[2]:.1f} s;"
             f" RSS {product.memory()[0]} MiB" + ("" if seconds <= MOST_SECONDS_OUT else "  TOO SLOW"))
    begun = time.monotonic()
    product.psql(f"\\copy plain_people to '{folder / 'plain.csv'}' with (format csv, header)")
    line("psql \\copy of the bare table to a file", rows, time.monotonic() - begun)


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--shared", default=os.environ.get("TAIZHANG_SHARED", "../shared"))
    arguments.add_argument("--jar", default="target/quarkus-app/quarkus-run.jar")
    arguments.add_argument("--port", type=int, default=18097)
    arguments.add_argument("--customers", type=int, default=100_000, help="how many made-up customers")
    arguments.add_argument("--only-customers", action="store_true", help="leave the real file out")
    arguments.add_argument("--java", action="append", default=[], help="an option of the virtual machine")
    asked = arguments.parse_args()
    folder = pathlib.Path(tempfile.mkdtemp(prefix="bench-imports-"))
    product = Product(pathlib.Path(asked.jar).resolve(), folder, asked.port, asked.java)
    try:
        print(f"load {os.getloadavg()[0]:.2f} before, {os.cpu_count()} processors; idle RSS {product.memory()[0]} MiB")
        measure(product, "people.csv", "CUSTOMERS", people(asked.customers), PEOPLE, folder, "plain_people")
        measure_out(product, asked.customers, folder)
        retail = pathlib.Path(asked.shared, "data/online_retail/online_retail.csv.gz")
        if asked.only_customers:
            print("skipped: the real file")
        elif retail.exists():
            file = gzip.decompress(retail.read_bytes())
            measure(product, "retail-customers.csv", "CUSTOMERS", file, {"CustomerID": "externalRef"}, folder, "plain_a")
            measure(product, "retail-lines.csv", "TRANSACTIONS", file, LINES, folder, "plain_b")
        else:
            print(f"skipped: no {retail}")
        print(f"peak memory of the application: {product.memory()[1]} MiB (VmHWM); load {os.getloadavg()[0]:.2f} after")
    finally:
        product.stop()
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
