#!/usr/bin/env python3
"""Fills a database with a released version of Early Access, and makes a dump of it for the upgrade test.

    make-dump.py --jar early-access-api.jar --name v1.0.0 --out DIRECTORY \
        --database-url postgresql://postgres@localhost:5432/dump \
        --check-database-url postgresql://postgres@localhost:5432/check

Both databases must be empty, and the database user must be a superuser. Use the oldest supported PostgreSQL, so
that the dump can be restored everywhere. The script needs Java, psql and pg_dump on the path, and no Python
packages.

The script reads the tables of the service. So it works only with the version of the service that is in the same
commit.

The script uses the service as a company would: over HTTP, with a mail server, a Slack and webhook receivers that
the script runs itself. The script sets how these servers answer. There are four phases (see main). Between two
phases the script simulates that days pass: it moves every time in the database back (see Database.put_back). In
the last phase it kills the service in the middle of its work. Where the script changes rows by SQL, a comment says
"By SQL".

The script writes two files. NAME.sql is the dump. NAME.json describes the dump: the waiting work, the links and
addresses in old mails, and, after the check, the mails that the same version sends after a restore. The check
restores the dump, simulates that one day passes, and starts the service. It fails if waiting work is lost or done
twice.
"""
import argparse
import base64
import collections
import email
import email.policy
import hashlib
import hmac
import http.server
import json
import os
import pathlib
import re
import shutil
import socket
import socketserver
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.parse
import urllib.request

SECRET = "a secret of thirty-two bytes or more"
FEEDBACK_KEY = "key-of-the-feedback-endpoint"
BOUNCES_KEY = "key-of-the-bounces-endpoint"
PUBLIC_URL = "https://early-access.example.com"
FEEDBACK_ADDRESS = "beta-feedback@example.com"

# The settings of the service that NAME.json repeats for the upgrade test. Service adds the settings that name
# a server, and the secrets.
SETTINGS = {
    "early-access.public-url": PUBLIC_URL,
    "early-access.mail.from": "early-access@example.com",
    "early-access.mail.max-per-second": "20",
    "early-access.feedback.from": FEEDBACK_ADDRESS,
    "early-access.feedback.delay": "P7D",
    "early-access.feedback.execs": "exec@example.com,chief@example.com",
    "early-access.feedback.digest-at": "00:00",
    "early-access.feedback.digest-zone": "UTC",
    "early-access.feedback.reply-by-mail": "true",
}
CHANNELS = ["feedback", "marketing", "announcements"]


# ---- the servers that the service talks to -----------------------------------------------------------------


class MailServer(socketserver.ThreadingTCPServer):
    """Accepts mails, or rejects them in the ways that real mail servers do."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), SmtpDialogue)
        self.mails = []
        self.mode = "open"  # or "away" (temporarily unavailable) or "stalls" (never answers RCPT)
        self.accepts = None  # the number of mails to accept before the mode becomes "away"; None for no limit
        self.unknown = set()  # addresses that do not exist
        self.busy = set()  # addresses that are rejected temporarily
        self.rejected = set()  # addresses whose mails are rejected because of their content
        self.lock = threading.Lock()
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def port(self):
        return self.server_address[1]

    def accept(self, recipient, content):
        with self.lock:
            mail = email.message_from_bytes(content, policy=email.policy.default)
            mail.recipient = recipient
            self.mails.append(mail)
            if self.accepts is not None:
                self.accepts -= 1
                if self.accepts <= 0:
                    self.mode, self.accepts = "away", None

    def to(self, recipient):
        return [mail for mail in list(self.mails) if mail.recipient == recipient]


class SmtpDialogue(socketserver.StreamRequestHandler):
    def say(self, line):
        self.wfile.write((line + "\r\n").encode())

    def handle(self):
        try:
            self.talk()
        except OSError:
            pass  # the service was killed

    def talk(self):
        server, recipient = self.server, None
        if server.mode == "away":
            return self.say("421 mail.example.com Service not available")
        self.say("220 mail.example.com")
        for line in iter(self.rfile.readline, b""):
            command = line.decode("utf-8", "replace").strip()
            verb = command[:4].upper()
            address = "".join(re.findall(r"<([^>]*)>", command)[:1]).lower()
            if verb == "MAIL" and server.mode == "away":
                return self.say("421 mail.example.com Service not available")
            elif verb == "RCPT" and server.mode == "stalls":
                time.sleep(600)
            elif verb == "RCPT" and address in server.unknown:
                self.say("550 5.1.1 No such user here")
            elif verb == "RCPT" and address in server.busy:
                self.say("451 4.2.1 Mailbox busy, try again later")
            elif verb == "DATA":
                self.say("354 Go ahead")
                content = self.data()
                if recipient in server.rejected:
                    self.say("554 5.7.1 Message content rejected")
                else:
                    server.accept(recipient, content)
                    self.say("250 2.0.0 Accepted")
            elif verb == "QUIT":
                return self.say("221 Bye")
            else:
                recipient = address if verb == "RCPT" else recipient
                self.say("250 OK")

    def data(self):
        lines = []
        for line in iter(self.rfile.readline, b".\r\n"):
            lines.append(line[1:] if line.startswith(b"..") else line)
        return b"".join(lines)


class Receivers(http.server.ThreadingHTTPServer):
    """Slack and all webhook receivers. Each has its own path, and the script sets the answer of each path."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Receiver)
        # The status and the headers of each path's answer. A path with the status None never answers.
        self.answers = collections.defaultdict(lambda: (200, {}))
        self.posts = []  # path, headers and body of each accepted request
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def url(self, path):
        return f"http://127.0.0.1:{self.server_address[1]}{path}"


class Receiver(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
        status, headers = self.server.answers[self.path]
        if status is None:
            time.sleep(600)
        if status == 200:
            self.server.posts.append((self.path, self.headers, body))
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        answer = b"ok" if status == 200 else b"not accepted"
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *ignored):
        pass


# ---- the database ------------------------------------------------------------------------------------------


class Database:
    def __init__(self, url):
        self.url = url

    def psql(self, *arguments, text=None):
        done = subprocess.run(
            ["psql", "--no-psqlrc", "--quiet", "--set", "ON_ERROR_STOP=1", *arguments, self.url],
            input=text, capture_output=True, text=True)
        if done.returncode != 0:
            raise RuntimeError(done.stderr)
        return done.stdout

    def run(self, sql):
        self.psql("--single-transaction", text=sql)

    def rows(self, sql):
        """The rows of a query, as dictionaries."""
        answer = self.psql("--tuples-only", "--no-align", text=f"select json_agg(found) from ({sql}) found")
        return json.loads(answer.strip() or "null") or []

    def value(self, sql):
        rows = self.rows(f"select ({sql}) as value")
        return rows[0]["value"]

    def put_back(self, days, months=1):
        """By SQL: moves every time in the database back, as if this number of days had passed.

        The months for which attention mails were owed move back by whole months, so that the next start owes such
        mails again. The occasion of a digest contains its day, and the occasion of an attention mail its month. So
        the occasions move too.
        """
        self.run(f"""
            set session_replication_role = replica; -- foreign keys protect the day of a digest
            do $$
            declare found record;
            begin
                for found in select table_schema, table_name, column_name, data_type from information_schema.columns
                    where table_schema in ('public', 'put_aside') and table_name not in ('flyway_schema_history')
                        and data_type in ('timestamp with time zone', 'date') and column_name <> 'month'
                loop
                    execute format('update %I.%I set %3$I = %3$I - %4$L::interval',
                        found.table_schema, found.table_name, found.column_name, '{days} days');
                end loop;
            end $$;
            -- In two steps: otherwise a row could get the key of a row that is not moved yet.
            update attention_month set month = month + interval '100 years';
            update attention_month set month = month - interval '100 years {months} months';
            update delivery set occasion = 'moved-' || occasion where kind in ('digest', 'attention');
            update delivery set occasion = 'digest:' || (split_part(occasion, ':', 2)::date - {days}) where kind = 'digest';
            update delivery set occasion = 'attention:'
                || to_char((split_part(occasion, ':', 2) || '-01')::date - interval '{months} months', 'YYYY-MM')
            where kind = 'attention';
            """)

    def tables(self):
        names = self.rows("select table_name as name from information_schema.tables where table_schema = 'public' order by 1")
        return {table["name"]: self.value(f"select count(*) from public.{table['name']}") for table in names}

    def dump(self, file):
        """Writes a dump that JDBC can run: only statements, and none changes a setting of the session."""
        dumped = subprocess.run(
            ["pg_dump", "--no-owner", "--no-privileges", "--inserts", "--schema", "public", self.url],
            check=True, capture_output=True, text=True).stdout
        kept = [one for one in statements(dumped) if not re.match(r"SET |SELECT pg_catalog\.set_config|CREATE SCHEMA|COMMENT ON SCHEMA", one)]
        file.write_text("".join(one + "\n" for one in kept), encoding="utf-8")


def statements(sql):
    """The statements of a dump, without comments and psql commands. It must contain no dollar-quoted text."""
    statement, quoted = [], False
    for line in sql.splitlines():
        if not quoted and not "".join(statement).strip() and re.match(r"\s*$|--|\\", line):
            continue
        statement.append(line)
        quoted ^= line.count("'") % 2 == 1
        if not quoted and line.endswith(";"):
            yield "\n".join(statement)
            statement = []


# ---- the service -------------------------------------------------------------------------------------------


class Service:
    """A process of the released version, and its HTTP API."""

    def __init__(self, jar, database, mail, receivers, more=None):
        address = urllib.parse.urlsplit(database.url)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        settings = SETTINGS | {
            "server.address": "127.0.0.1",
            "server.port": self.port,
            "spring.datasource.url": f"jdbc:postgresql://{address.hostname}:{address.port or 5432}{address.path}",
            "spring.datasource.username": address.username or "postgres",
            "spring.datasource.password": address.password or "",
            "spring.mail.host": "127.0.0.1",
            "spring.mail.port": mail.port,
            "early-access.security.jwt-secret": SECRET,
            "early-access.feedback.hook-key": FEEDBACK_KEY,
            "early-access.bounces.key": BOUNCES_KEY,
            "db-scheduler.scheduler-name": "early-access-1",  # so that the dump has no host name
            **{f"early-access.slack.{channel}": receivers.url(f"/slack/{channel}") for channel in CHANNELS},
            **(more or {}),
        }
        self.log = tempfile.NamedTemporaryFile("w+", prefix="early-access-", suffix=".log")
        self.process = subprocess.Popen(
            ["java", "-XX:TieredStopAtLevel=1", "-Xmx400m", "-jar", str(jar), *(f"--{k}={v}" for k, v in settings.items())],
            stdout=self.log, stderr=subprocess.STDOUT)
        wait_for("the service to start", self.is_up, 120)

    def is_up(self):
        if self.process.poll() is not None:
            raise RuntimeError(pathlib.Path(self.log.name).read_text()[-3000:])
        try:
            return self.request("GET", "/actuator/health")[0] == 200
        except OSError:
            return False

    def stop(self):
        self.process.terminate()
        self.process.wait(60)

    def kill(self):
        self.process.kill()
        self.process.wait(60)

    def request(self, method, path, body=None, headers=None):
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}{path}", data=body, method=method, headers=headers or {})
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()

    def call(self, who, method, path, body=None):
        """Calls the API as a user. Raises an error unless the call succeeds."""
        kind = "application/merge-patch+json" if method == "PATCH" else "application/json"
        headers = {"Authorization": f"Bearer {who.token()}", "Content-Type": kind}
        status, answer = self.request(method, "/api/v1" + path, None if body is None else json.dumps(body).encode(), headers)
        if not 200 <= status < 300:
            raise RuntimeError(f"{method} {path}: {status} {answer}")
        return json.loads(answer) if answer else None

    def hand_over(self, mail):
        """Posts a mail to the feedback address, as a mail provider does."""
        headers = {"Authorization": f"Bearer {FEEDBACK_KEY}", "Content-Type": "message/rfc822"}
        status, answer = self.request("POST", "/hooks/feedback", mail.encode(), headers)
        assert status == 200, answer

    def bounce(self, address, reason):
        headers = {"Authorization": f"Bearer {BOUNCES_KEY}", "Content-Type": "application/json"}
        body = {"bounces": [{"address": address, "type": "hard", "reason": reason}]}
        status, answer = self.request("POST", "/hooks/bounces", json.dumps(body).encode(), headers)
        assert status == 204, answer

    def click(self, link):
        """Confirms the page that a link in a mail opens."""
        status, answer = self.request("POST", urllib.parse.urlsplit(link).path, b"")
        assert status == 200, answer


class User:
    def __init__(self, user_id, address=None, name=None, locale=None, roles=()):
        self.id, self.address, self.name, self.locale, self.roles = user_id, address, name, locale, list(roles)

    def token(self):
        now = int(time.time())
        claims = {"sub": self.id, "email": self.address, "name": self.name, "locale": self.locale, "roles": self.roles,
                  "iat": now, "exp": now + 3600}
        parts = [{"alg": "HS256", "typ": "JWT"}, {k: v for k, v in claims.items() if v}]
        signed = ".".join(unpadded(json.dumps(part).encode()) for part in parts)
        return signed + "." + unpadded(hmac.new(SECRET.encode(), signed.encode(), hashlib.sha256).digest())


def unpadded(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def wait_for(what, holds, seconds=60):
    end = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > end:
            raise TimeoutError(f"Timeout while waiting for {what}")
        time.sleep(0.1)


def say(text):
    print(time.strftime("%H:%M:%S"), text, flush=True)


# ---- the company -------------------------------------------------------------------------------------------

GRACE = User("grace", "grace@example.com", "Grace", "en", ["ADMIN"])
LINUS = User("linus", "linus@example.com", "Linus", "en", ["STAFF"])
MARGARET = User("margaret", "margaret@example.com", "Margaret", "de", ["STAFF"])

ADA = User("ada", "ada@example.com", "Ada Lovelace", "de-AT")
BOB = User("bob", "bob@example.org", "Bob", "en-GB")
CAROL = User("auth0|carol", "carol@example.com", "Carol: the \"first\"", "fr")
DAVE = User("dave", None, "Dave, who has no address")
ERIN = User("erin", "erin@example.com", "Erin, who wants no launches")
FRANK = User("frank", "frank@example.com", "Frank, whose address is gone")
HANS = User("hans", "hans@example.org", "Hans Grübel", "de")
LATE = User("late", "late@example.org", "Lateness")
MIA = User("mia", "mia@example.com", "Mia, whose mails are rejected")
IDA = User("ida")  # never used the service herself: an admin enrolls her
SUBSCRIBERS = [User(f"sub-{n:02}", f"sub-{n:02}@example.{'com' if n % 2 else 'org'}", f"Subscriber {n}",
                    ["en", "de", None][n % 3]) for n in range(1, 61)]
MIDDLE = "sub-35"  # the last user that the unfinished launch and update have processed in the dump


class Company:
    """The actions of admins and users. Each action is a call of the API."""

    def __init__(self, service, database, mail):
        self.service, self.database, self.mail = service, database, mail

    def create(self, key, name, owner, stage="concept", **more):
        body = {"key": key, "name": name, "stage": stage, "description": f"What {name} is for; it's \"new\".\n\nAnd more.",
                "documentationUrl": f"https://docs.example.com/{key}", "owner": owner, **more}
        self.service.call(GRACE, "POST", "/admin/features", body)

    def move(self, key, to, reason=None, **more):
        body = {"to": to, **({"reason": reason} if reason else {}), **more}
        self.service.call(GRACE, "POST", f"/admin/features/{key}/transitions", body)

    def opt_in(self, key, *users):
        for user in users:
            self.service.call(user, "PUT", f"/features/{key}/enrollment")

    def opt_out(self, key, *users):
        for user in users:
            self.service.call(user, "DELETE", f"/features/{key}/enrollment")

    def feedback(self, user, key, text, rating=None):
        return self.service.call(user, "POST", f"/features/{key}/feedback", {"text": text, "rating": rating})

    def reply(self, feedback, text, who=GRACE):
        self.service.call(who, "POST", f"/admin/feedback/{feedback}/reply", {"text": text})

    def update(self, key, subject, markdown):
        self.service.call(GRACE, "POST", f"/admin/features/{key}/updates", {"subject": subject, "markdown": markdown})

    def wants(self, user, launches=True, requests=True, updates=True):
        self.service.call(user, "PUT", "/me/mail-preferences",
                          {"launches": launches, "feedbackRequests": requests, "updates": updates})

    def pause(self, key, paused):
        self.service.call(GRACE, "PUT", f"/admin/features/{key}/launch", {"paused": paused})

    def record(self, key, item, evidence, note=None):
        self.service.call(GRACE, "PUT", f"/admin/features/{key}/checklist/{item}", {"evidence": evidence, "note": note})

    def webhook(self, receivers, path, types=None):
        body = {"url": receivers.url(path), "description": f"The receiver {path}", **({"types": types} if types else {})}
        return self.service.call(GRACE, "POST", "/admin/webhooks", body)["id"]

    def newest_feedback(self, text):
        return self.database.value(f"select max(id) from feedback where text like '{text}%'")

    def when_launched(self, key):
        """Waits until the latest launch of a feature is finished."""
        wait_for(f"the launch of {key}", lambda: self.database.value(
            f"select finished_at is not null from launch l join feature f on f.id = l.feature_id where f.key = '{key}' order by l.id desc limit 1"))

    def when_sent(self):
        """Waits until no delivery is due, and no update is unfinished."""
        wait_for("all mails that are due", lambda: self.database.value("""
            select not exists (select from delivery where status = 'owed' and due_at <= now() and claimed_until is null)
               and not exists (select from delivery where status = 'owed' and claimed_until > now())
               and not exists (select from feature_update where finished_at is null)
            """))

    def reply_address(self, user, key):
        """The Reply-To address and the Message-ID of the feedback request that the user got."""
        delivery = self.database.rows(f"""
            select d.id, d.message_token from delivery d join feature f on f.id = d.feature_id
            where d.kind = 'feedback-request' and d.recipient = '{user.id}' and f.key = '{key}' and d.status = 'sent'""")[0]
        mail = next(m for m in self.mail.mails if delivery["message_token"] in m["Message-ID"])
        return mail["Reply-To"].addresses[0].addr_spec, mail["Message-ID"]


def mail_text(sender, to, subject, message_id, text, *headers):
    lines = [f"From: {sender}", f"To: {to}", f"Subject: {subject}", f"Message-ID: <{message_id}>",
             "Date: Sun, 22 Nov 2026 09:00:00 +0000", *headers, "", text, ""]
    return "\r\n".join(lines)


DESIGN = {"name": "Design systems", "email": "design@example.com", "team": "Design"}
EDITORS = {"name": "The editors", "email": "editors@example.org", "team": "Content"}
PLATFORM = {"name": "Platform", "email": "Platform@example.com"}


# ---- the four phases ---------------------------------------------------------------------------------------


def months_ago(company, mail, receivers):
    """The first concepts, betas and feedback, and a webhook receiver that always fails."""
    mail.unknown |= {FRANK.address}
    receivers.answers["/hooks/forgotten"] = (500, {})
    company.create("dark-mode", "Dark mode", DESIGN, url="https://app.example.com/dark-mode",
                   translations={"de": {"name": "Dunkles Design", "description": "Alles ist dunkel; auch's \"Menü\"."}})
    company.create("keyboard-shortcuts", "Keyboard shortcuts", EDITORS,
                   targetDate=time.strftime("%Y-%m-%d", time.gmtime(time.time() + 30 * 86400)))
    company.create("quiet-hours", "Quiet hours", PLATFORM, stage="beta", feedbackUrl="https://forms.example.com/quiet-hours")
    company.create("bulk-export", "Bulk export", PLATFORM, size="major", metered=True, newProduct=True,
                   activationCriteria="Users who have exported once.")
    forgotten = company.webhook(receivers, "/hooks/forgotten", ["feature.beta_launched"])
    company.wants(ERIN, launches=False)
    company.opt_in("dark-mode", ADA, BOB, CAROL, DAVE, ERIN, FRANK)
    company.opt_in("keyboard-shortcuts", ADA, BOB)
    company.opt_out("keyboard-shortcuts", BOB)
    company.opt_in("bulk-export", ADA, HANS)
    company.move("dark-mode", "beta", "The first version can be used.")
    company.opt_in("quiet-hours", ADA, BOB, HANS)
    company.opt_out("quiet-hours", BOB)
    company.service.call(GRACE, "PUT", "/admin/features/quiet-hours/enrollments/ida", {"create": True})
    company.move("bulk-export", "beta")
    company.service.call(LINUS, "PUT", "/feedback-group/me", {"delivery": "every-answer"})
    company.service.call(MARGARET, "PUT", "/feedback-group/me", {})
    company.service.call(GRACE, "PUT", "/admin/feedback-group/pm@example.org", {"delivery": "every-answer"})
    company.service.call(GRACE, "PUT", "/admin/feedback-group/exec@example.com", {"delivery": "daily-digest"})
    company.feedback(ADA, "dark-mode", "Too dark; I can't read 'it'.\n\nReally.", 2)
    for item in ["announcement", "documentation", "billing"]:
        company.record("bulk-export", item, f"https://wiki.example.com/{item}", "As agreed.")
    company.record("bulk-export", "rfc", "https://wiki.example.com/rfc-1")
    company.record("bulk-export", "rfc", "https://wiki.example.com/rfc-2")
    company.service.call(GRACE, "DELETE", "/admin/features/bulk-export/checklist/billing")
    company.service.call(GRACE, "PATCH", "/admin/features/bulk-export", {"size": "minor", "reason": "It became smaller."})
    for key in ["dark-mode", "bulk-export"]:
        company.when_launched(key)
    company.when_sent()
    company.move("bulk-export", "general-availability", "The fair is tomorrow.", overrideChecklist=True)
    company.when_sent()
    company.move("bulk-export", "beta", "It exported too much.")
    wait_for("a second attempt at the forgotten receiver", lambda: company.database.value(
        f"select max(tries) >= 2 from webhook_message where endpoint_id = {forgotten}"))
    company.when_sent()


def weeks_ago(company, mail, receivers):
    """Users get feedback requests and answer them. Features make all transitions. Some addresses bounce."""
    database, service = company.database, company.service
    wait_for("feedback requests, a digest and attention mails", lambda: database.value(
        "select count(distinct kind) = 3 from delivery where kind in ('feedback-request', 'digest', 'attention') and status = 'sent'"))
    company.when_sent()
    # Replies: to a feedback request, automatic, from another address, matched only by In-Reply-To, and from a
    # stranger.
    address, message_id = company.reply_address(ADA, "quiet-hours")
    service.hand_over(mail_text(ADA.address, address, "Re: Quiet hours", "1@mail.example.com", "Make them quieter."))
    service.hand_over(mail_text(ADA.address, address, "Out of office: Quiet hours", "2@mail.example.com", "I am away.",
                                "Auto-Submitted: auto-replied"))
    address, message_id = company.reply_address(BOB, "dark-mode")
    service.hand_over(mail_text("Bob <bob.private@example.org>", address, "Re: Dark mode", "3@mail.example.org", "From my other address."))
    service.hand_over(mail_text(BOB.address, FEEDBACK_ADDRESS, "Re: Dark mode", "4@mail.example.org", "Love it; more, please.",
                                f"In-Reply-To: {message_id}"))
    service.hand_over(mail_text("Stranger <stranger@example.org>", FEEDBACK_ADDRESS, "A question", "5@mail.example.org", "Who are you?"))
    # By SQL: one reply as if it came from a mailbox that the service reads. The script has no such mailbox.
    database.run("update feedback set source = 'mail' where text = 'Love it; more, please.'")
    company.feedback(BOB, "dark-mode", "In the app I say it again.", 5)
    # A member of the feedback group replies to a user by mail, and does not confirm the reply.
    company.when_sent()
    notice = next(one for one in reversed(mail.to("pm@example.org")) if one["Reply-To"])
    service.hand_over(mail_text("pm@example.org", notice["Reply-To"].addresses[0].addr_spec, "Re: Feedback",
                                "9@mail.example.org", "What do you love most?"))
    company.reply(company.newest_feedback("Make them quieter"), "We will.\n\nThank you!")
    company.reply(company.newest_feedback("Too dark"), "Is it better now?")
    company.reply(company.newest_feedback("Who are you"), "We are the beta team.")
    service.call(GRACE, "PATCH", f"/admin/feedback/{company.newest_feedback('From my other')}", {"status": "read"})
    company.update("dark-mode", "Dark mode is darker", "It *is*: see [how](https://docs.example.com/dark-mode).\n\n* one\n* two")
    company.when_sent()
    # Two links in mails are used.
    service.click(link("unsubscribe", mail.to(CAROL.address)[-1]))
    service.click(link("switch-off", next(m for m in mail.to(CAROL.address) if link("switch-off", m))))
    # Addresses that bounce: of a user, of two execs who are no users, and of nobody. Then an admin
    # chooses mails for one of the execs, so the service tries this address again.
    for address in [HANS.address, "exec@example.com", "chief@example.com", "nobody@example.org"]:
        service.bounce(address, "550 5.1.1 No such user")
    service.call(GRACE, "PUT", "/admin/feedback-group/chief@example.com", {"delivery": "daily-digest"})
    # Features for all transitions.
    company.create("smart-inbox", "Smart inbox", EDITORS)
    company.create("old-importer", "Old importer", PLATFORM)
    company.create("fax-gateway", "Fax gateway", PLATFORM, stage="beta")
    company.create("single-sign-on", "Single sign-on", PLATFORM)
    company.create("audit-log", "Audit log", PLATFORM, stage="beta")
    company.create("calendar-sync", "Calendar sync", EDITORS)
    company.create("new-editor", "New editor", EDITORS)
    company.create("dashboards", "Dashboards", DESIGN)
    company.opt_in("new-editor", *SUBSCRIBERS)
    company.opt_in("dashboards", ADA, BOB, DAVE, *SUBSCRIBERS[:6])
    company.opt_in("smart-inbox", ADA, BOB, CAROL, *SUBSCRIBERS[:4])
    company.opt_in("calendar-sync", ADA, BOB, LATE, MIA, *SUBSCRIBERS[8:14])
    company.opt_in("single-sign-on", ADA, BOB, SUBSCRIBERS[20])
    company.opt_in("fax-gateway", BOB)
    company.opt_in("audit-log", ADA)
    for user in SUBSCRIBERS[29::10]:  # one user before MIDDLE, and three after
        company.wants(user, launches=False)
    company.wants(SUBSCRIBERS[54], launches=False, updates=False)
    service.bounce(SUBSCRIBERS[57].address, "550 5.1.1 No such user")
    company.move("old-importer", "archived", "Nobody wants it.")
    company.move("single-sign-on", "beta")
    company.when_launched("single-sign-on")
    company.when_sent()
    for key in ["single-sign-on", "audit-log"]:
        for item in ["announcement", "documentation"]:
            company.record(key, item, f"The {item} of {key}")
    company.move("single-sign-on", "general-availability")
    company.move("audit-log", "general-availability", announce=False)
    company.when_sent()
    # An update whose mails are still owed when the feature is archived.
    mail.mode = "away"
    company.update("fax-gateway", "The fax is warm", "Send one.")
    wait_for("the update to be owed", lambda: database.value("select count(*) = 1 from delivery where kind = 'update' and status = 'owed'"))
    company.move("fax-gateway", "archived", "Nobody has a fax.")
    # A launch is paused until some of its mails no longer apply. Then it is pulled back before all other
    # mails are sent.
    company.move("smart-inbox", "beta")
    company.when_launched("smart-inbox")
    company.pause("smart-inbox", True)
    company.wants(SUBSCRIBERS[0], launches=False)
    company.opt_out("smart-inbox", SUBSCRIBERS[1])
    service.bounce(SUBSCRIBERS[2].address, "550 5.1.1 No such user")
    company.pause("smart-inbox", False)
    mail.accepts, mail.mode = 2, "open"
    wait_for("cancelled mails of smart-inbox", lambda: database.value(
        "select count(*) >= 3 from delivery where occasion = 'launch:smart-inbox' and status = 'cancelled'"))
    wait_for("some mails of smart-inbox", lambda: mail.mode == "away")
    company.move("smart-inbox", "concept", "It was not smart.")
    wait_for("the other mails of smart-inbox to be cancelled", lambda: database.value(
        "select count(*) = 0 from delivery where occasion = 'launch:smart-inbox' and status = 'owed'"))
    # A launch whose mails are late, because the mail server is away. The feedback requests have to wait for
    # them.
    company.move("calendar-sync", "beta")
    company.when_launched("calendar-sync")
    company.feedback(ADA, "calendar-sync", "It syncs the wrong calendar.", 1)


def yesterday(company, mail, receivers):
    """The mail server is back, and becomes unavailable in the middle of a large launch."""
    database = company.database
    mail.unknown |= {"pm@example.org"}  # a member of the feedback group who is no user
    mail.busy |= {LATE.address}
    mail.rejected |= {MIA.address}
    mail.mode = "open"
    wait_for("feedback requests that wait for the launch's mails", lambda: database.value(
        "select count(*) >= 6 from delivery where occasion = 'feedback-request:calendar-sync' and due_at > now()"))
    company.when_sent()
    # A user whose address bounced has a new address. The old address stays suppressed, but the user gets
    # mails again.
    company.service.call(User(SUBSCRIBERS[2].id, "subscriber-three@example.org", "Subscriber 3"), "GET", "/features")
    company.feedback(BOB, "calendar-sync", "It works for me.", 4)
    company.when_sent()
    # By SQL: a page of the launch sweep has 500 users, but this launch has only 60. The script moves the
    # enrollments after MIDDLE to another schema during the sweep. So the launch is half done, as if a page
    # had 35 users. See finish.
    database.run(f"""
        create schema put_aside;
        create table put_aside.enrollment as select e.* from public.enrollment e join public.feature f on f.id = e.feature_id
        where f.key = 'new-editor' and e.user_id > '{MIDDLE}';
        delete from public.enrollment e using put_aside.enrollment p where e.user_id = p.user_id and e.feature_id = p.feature_id;
        """)
    mail.accepts = 12
    company.move("new-editor", "beta", "Ready to be tried.")
    wait_for("some mails of the launch", lambda: mail.mode == "away")
    company.when_launched("new-editor")


def today(company, mail, receivers):
    """The mail server, Slack and most receivers accept nothing. In the end, the service is killed."""
    database, service = company.database, company.service
    receivers.answers["/slack/feedback"] = (500, {})
    receivers.answers["/slack/marketing"] = (429, {"Retry-After": "3600"})
    receivers.answers["/slack/announcements"] = (400, {})  # rejects all texts, even the short ones
    receivers.answers["/hooks/failing"] = (500, {})
    receivers.answers["/hooks/switched-off"] = (500, {})
    receivers.answers["/hooks/gone"] = (410, {})
    receivers.answers["/hooks/resting"] = (429, {"Retry-After": "3600"})
    receivers.answers["/hooks/slow"] = (None, {})
    webhooks = {path: company.webhook(receivers, f"/hooks/{path}") for path in ["working", "failing", "switched-off", "gone", "resting"]}
    wait_for("a digest and attention mails", lambda: database.value(
        "select count(distinct kind) = 2 from delivery where kind in ('digest', 'attention') and status = 'owed'"))
    company.create("voice-notes", "Voice notes", DESIGN)
    company.opt_in("voice-notes", ADA, CAROL)
    company.feedback(ADA, "dark-mode", "Better; thanks.", 4)
    company.feedback(BOB, "new-editor", "Where did 'undo' go?", 3)
    company.feedback(SUBSCRIBERS[3], "new-editor", "Nice!", 5)
    service.hand_over(mail_text("Somebody <somebody@example.org>", FEEDBACK_ADDRESS, "Hello", "6@mail.example.org", "Is anybody there?"))
    address, _ = company.reply_address(ADA, "quiet-hours")
    service.hand_over(mail_text(ADA.address, address, "Re: Quiet hours", "7@mail.example.com", "Still too loud."))
    company.reply(company.newest_feedback("Where did"), "It is in the menu now.")
    company.reply(company.newest_feedback("Is anybody there"), "We are.")
    # The second announcement of the general availability. Users who got the first one do not get it again.
    company.opt_in("bulk-export", BOB, SUBSCRIBERS[30], SUBSCRIBERS[31])
    company.move("bulk-export", "general-availability", "Now really.", overrideChecklist=True)
    company.update("new-editor", "New editor: undo is back", "It is in the *menu*; you've asked for it.")
    company.move("audit-log", "archived", "It logged too much.")
    company.move("quiet-hours", "concept", "They were too quiet.")
    wait_for("the update to be owed", lambda: database.value(
        "select bool_and(finished_at is not null) from feature_update where subject like 'New editor%'"))
    wait_for("second attempts at the failing receiver", lambda: database.value(
        f"select count(*) >= 3 from webhook_message where endpoint_id = {webhooks['failing']} and tries >= 2"))
    service.call(GRACE, "PATCH", f"/admin/webhooks/{webhooks['switched-off']}", {"disabled": True})
    wait_for("failed attempts in all Slack channels", lambda: database.value("""
        select sum(m.tries) >= 5 and count(distinct e.channel) = 3
        from webhook_message m join webhook_endpoint e on e.id = m.endpoint_id where e.channel is not null"""))
    wait_for("the mails about the general availability", lambda: database.value(
        "select count(*) >= 2 from delivery where kind = 'general-availability' and status = 'owed'"))
    wait_for("the mails about the beta that was pulled back", lambda: database.value(
        "select count(*) >= 1 from delivery where kind = 'pulled-back' and status = 'owed'"))
    # When the service is killed, it is posting a message to a slow receiver, and a launch has not begun. So
    # that the launch can't begin, the script blocks the only thread of the main scheduler: it locks
    # webhook_task, which the task "webhooks" reads every second. No HTTP request reads this table. The lock
    # also keeps the slow receiver's row, which is the lease of the killed instance.
    company.webhook(receivers, "/hooks/slow")
    company.feedback(CAROL, "calendar-sync", "This is the last thing said.", 3)
    wait_for("a message that is being posted to the slow receiver, and no other", lambda: database.value("""
        select count(*) = 1 and bool_and(e.url like '%/slow')
        from webhook_task t join webhook_endpoint e on e.id::text = t.task_instance where t.picked"""))
    hold = subprocess.Popen(["psql", "--no-psqlrc", "--quiet", database.url], stdin=subprocess.PIPE, text=True)
    hold.stdin.write("begin; lock table webhook_task;\n")
    hold.stdin.flush()
    # The query of the task "webhooks" begins like this. The scheduler for webhooks waits for the lock too.
    wait_for("the main scheduler to be blocked", lambda: database.value("""
        select exists (select from pg_stat_activity
            where wait_event_type = 'Lock' and query like 'select e.id from webhook_endpoint%')"""), 120)
    company.move("dashboards", "beta", "Let us see.")
    mail.mode = "stalls"
    wait_for("mails that failed temporarily, and mails that are claimed", lambda: database.value("""
        select count(*) filter (where claimed_until > now()) >= 3
           and count(*) filter (where attempts > 0 and due_at > now() and claimed_until is null) >= 1
        from delivery where status = 'owed'"""), 90)
    service.kill()
    # PostgreSQL would still execute the statements of the killed instance that wait for the lock.
    wait_for("the end of the killed instance's sessions", lambda: database.value("""
        select count(pg_terminate_backend(pid)) = 0 from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'"""))
    hold.stdin.close()
    hold.wait()


def finish(database, receivers):
    """By SQL: moves the enrollments back from the other schema. The launch and the update become unfinished.

    It also replaces the addresses of the receivers and the host name in webhook_task, and adds a paused sender.
    """
    database.run(f"""
        insert into enrollment select * from put_aside.enrollment;
        drop schema put_aside cascade;
        update launch l set subscribers = (select count(*) from enrollment where feature_id = f.id), ready = 60, finished_at = null
        from feature f where f.id = l.feature_id and f.key = 'new-editor';
        update feature_update set finished_at = null where subject like 'New editor%' and swept_to = '{MIDDLE}';
        update webhook_endpoint set url = replace(url, '{receivers.url('/hooks')}', 'https://hooks.example.com');
        update webhook_task set picked_by = 'early-access-1';
        -- A sender whose mails were paused, which takes a thousand mails, and that the settings no longer name.
        insert into paused_sender (address, paused_at, reports, last_report)
        values ('former-sender@example.com', now() - interval '3 days', 51, '550 5.1.1 No such user');
        insert into withheld_report (sender, email, reason, code, source, reported_at)
        values ('former-sender@example.com', 'bob@example.org', '550 5.1.1 No such user', '5.1.1', 'smtp', now() - interval '3 days');
        """)
    assert database.value("select count(*) from launch where finished_at is null") == 2
    assert database.value("select count(*) from feature_update where finished_at is null") == 1
    empty = [table for table, rows in database.tables().items() if rows == 0]
    assert not empty, f"These tables are empty: {empty}"
    kinds = set(re.findall(r"'([a-z-]+)'", database.value(
        "select pg_get_constraintdef(oid) from pg_constraint where conname = 'delivery_kind_check'")))
    missing = kinds - {row["kind"] for row in database.rows("select distinct kind from delivery")}
    assert not missing, f"There is no mail of these kinds: {missing}"


def link(page, mail):
    """The link in a mail to this page; None if it has none."""
    text = mail.get_body(("plain",)).get_content()
    header = str(mail["List-Unsubscribe"] or "").strip("<>")
    found = re.findall(rf"{re.escape(PUBLIC_URL)}/{page}/\S+", header if page == "unsubscribe" else text)
    return found[0] if found else None


# ---- the description of the dump ---------------------------------------------------------------------------

DELIVERIES = """
    select d.id, d.kind, d.status, d.recipient, d.occasion, f.key as feature, d.attempts, d.due_at > now() as later,
        coalesce(d.claimed_until > now(), false) as claimed, d.last_error as reason, d.message_token
    from delivery d left join feature f on f.id = d.feature_id order by d.id"""


# Whether an instance of the service is posting to the endpoint e.
IS_HELD = "exists (select from webhook_task t where t.task_instance = e.id::text and t.picked)"


def counted(rows, *fields):
    counts = {}
    for row in rows:
        into = counts
        for field in fields[:-1]:
            into = into.setdefault(row[field], {})
        into[row[fields[-1]]] = into.get(row[fields[-1]], 0) + 1
    return counts


def links(database, mail):
    """The links and reply addresses in the sent mails, each with its user, feature, kind and delivery.

    Of the links, there are at most two for each page, kind and feature.
    """
    deliveries = {row["message_token"]: row for row in database.rows(DELIVERIES)}
    found = {"switchOff": [], "unsubscribe": [], "replyTo": []}
    enrolled = {(row["user_id"], row["key"]): row for row in database.rows(
        "select e.user_id, f.key, f.stage, e.status from enrollment e join feature f on f.id = e.feature_id")}
    seen = collections.Counter()
    for one in mail.mails:
        token = re.search(r"\.([0-9a-f-]{36})@", one["Message-ID"]).group(1)
        delivery = deliveries[token]
        now = enrolled.get((delivery["recipient"], delivery["feature"]), {"stage": None, "status": "none"})
        about = {"user": delivery["recipient"], "feature": delivery["feature"], "kind": delivery["kind"], "delivery": delivery["id"]}
        for page, topic in [("switchOff", "switch-off"), ("unsubscribe", "unsubscribe")]:
            url = link(topic, one)
            seen[page, delivery["kind"], delivery["feature"]] += 1 if url else 0
            if url and seen[page, delivery["kind"], delivery["feature"]] <= 2:
                more = {"topic": base64.urlsafe_b64decode(url.split("/")[-1].split(".")[0] + "===").decode().split(":")[0]}
                found[page].append({"url": url, **about, **(more if page == "unsubscribe" else {"stage": now["stage"], "enrollment": now["status"]})})
        if one["Reply-To"]:
            found["replyTo"].append({"address": one["Reply-To"].addresses[0].addr_spec, "messageId": str(one["Message-ID"]),
                                     "to": one.recipient, **about})
    return found


def description(arguments, database, mail):
    deliveries = database.rows(DELIVERIES)
    owed = [row for row in deliveries if row["status"] == "owed"]
    return {
        "version": arguments.name,
        "postgresql": database.value("current_setting('server_version_num')::int / 10000"),
        "takenAt": database.value("to_char(now() at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')"),
        "migrations": [row["version"] for row in database.rows("select version from flyway_schema_history order by installed_rank")],
        "settings": SETTINGS | {f"early-access.slack.{channel}": f"<a receiver of the test for {channel}>" for channel in CHANNELS},
        "rows": database.tables(),
        "features": {row["key"]: row["stage"] for row in database.rows("select key, stage from feature order by id")},
        "links": links(database, mail),
        "deliveries": {
            "byKindAndStatus": counted(deliveries, "kind", "status"),
            "owedLater": counted([row for row in owed if row["later"]], "kind", "feature"),
            "claimed": [row["id"] for row in owed if row["claimed"]],
            "cancelledFor": counted([row for row in deliveries if row["status"] == "cancelled"], "kind", "reason"),
            "owed": [{k: row[k] for k in ("id", "kind", "recipient", "occasion")} for row in owed],
            "sent": [{k: row[k] for k in ("id", "kind", "recipient", "occasion")} for row in deliveries if row["status"] == "sent"],
        },
        "chat": {
            channel: {
                "state": database.rows(f"""
                    select e.failures, e.last_error as "lastError", e.rests_until > now() as rests, {IS_HELD} as held
                    from webhook_endpoint e where e.channel = '{channel}'"""),
                "waiting": database.rows(f"""
                    select m.id, f.key as feature, m.tries, m.payload = m.in_short as "inShort", m.launch_id as launch,
                        split_part(m.payload, chr(10), 1) as "begins"
                    from webhook_message m join webhook_endpoint e on e.id = m.endpoint_id
                    left join feature f on f.id = m.feature_id
                    where e.channel = '{channel}' and m.status = 'waiting' order by m.id"""),
            } for channel in CHANNELS
        },
        "webhooks": [endpoint | {"waiting": database.rows(f"""
                select m.id, m.message_id as "messageId", m.type, f.key as feature, m.launch_id as launch, m.tries
                from webhook_message m left join feature f on f.id = m.feature_id
                where m.endpoint_id = {endpoint['id']} and m.status = 'waiting' order by m.id""")}
            for endpoint in database.rows(f"""
                select e.id, e.url, e.disabled_reason as disabled, e.rests_until > now() as rests, {IS_HELD} as held,
                    (select count(*) from webhook_message m where m.endpoint_id = e.id and m.status = 'delivered') as delivered,
                    (select count(*) from webhook_message m where m.endpoint_id = e.id and m.status = 'failed') as failed
                from webhook_endpoint e where e.channel is null order by e.id""")],
        "suppressed": {
            "users": database.rows("""
                select user_id as user, email as address from suppressed_address
                where user_id is not null order by 1"""),
            "usersWhoseAddressItIs": database.value("""
                select count(*) from users u join suppressed_address s on s.user_id = u.user_id and s.email = u.email"""),
            "members": database.rows("""
                select s.email as address, not exists (select from users u where lower(u.email) = s.email) as "noUser"
                from suppressed_address s where s.user_id is null order by 1"""),
        },
        "launches": database.rows("""
            select f.key as feature, l.subscribers, l.enrolled, l.owed, l.sent, l.failed, l.cancelled, l.ready, l.finished_at is not null as finished
            from launch l join feature f on f.id = l.feature_id order by l.id"""),
        "interested": {row["key"]: row["rows"] for row in database.rows(
            "select f.key, count(*) as rows from enrollment e join feature f on f.id = e.feature_id where e.status = 'interested' and f.stage = 'beta' group by 1 order by 1")},
        "updates": database.rows("""
            select u.id, f.key as feature, u.kind, u.subject, u.swept_to as "sweptTo", u.finished_at is not null as finished, u.recipients, u.owed, u.sent, u.failed, u.cancelled
            from feature_update u join feature f on f.id = u.feature_id order by u.id"""),
        "digestAnswersWaiting": database.value("select count(*) from feedback_digest_answer where day is null"),
        "oneTimeTasks": database.rows("select task_name as name, task_instance as instance from scheduled_tasks where task_instance <> 'recurring' order by 1, 2"),
        "feedback": database.rows("select source, status, feature_id is null as unmatched, count(*) as entries from feedback group by 1, 2, 3 order by 1, 2, 3"),
    }


# ---- the check ---------------------------------------------------------------------------------------------


def check(arguments, facts):
    """Restores the dump, simulates that one day passes, and starts the same version.

    All servers accept everything. Returns the mails and the numbers of messages that the service sends.
    """
    database = Database(arguments.check_database_url)
    assert database.value("select count(*) from information_schema.tables where table_schema = 'public'") == 0, "not empty"
    database.run((arguments.out / f"{arguments.name}.sql").read_text(encoding="utf-8"))
    assert database.tables() == facts["rows"], "the restored tables have other numbers of rows"
    database.put_back(1, months=0)
    mail, receivers = MailServer(), Receivers()
    database.run(f"update webhook_endpoint set url = replace(url, 'https://hooks.example.com', '{receivers.url('/hooks')}')")
    before = {row["id"]: row for row in database.rows(DELIVERIES)}
    service = Service(arguments.jar, database, mail, receivers)
    try:
        wait_for("all waiting work to be finished", lambda: database.value("""
            select not exists (select from delivery where status = 'owed' and due_at <= now())
               and not exists (select from feature_update where finished_at is null)
               and not exists (select from launch where finished_at is null)
               and not exists (select from enrollment e join feature f on f.id = e.feature_id where e.status = 'interested' and f.stage = 'beta')
               and not exists (select from scheduled_tasks where task_instance <> 'recurring')
               and not exists (select from webhook_task)
               and not exists (select from webhook_message m join webhook_endpoint e on e.id = m.endpoint_id
                               where m.status = 'waiting' and e.disabled_at is null
                                   and (e.channel is not null or m.begun_at > now() - interval '30 days'))
            """), 240)
        time.sleep(12)  # time to send or post something twice
        # Both kinds of links in old mails, and a reply to an old mail.
        switch_off = next(one for one in facts["links"]["switchOff"] if one["stage"] == "beta" and one["enrollment"] == "opted-in")
        service.click(switch_off["url"])
        service.click(facts["links"]["unsubscribe"][0]["url"])
        answered = facts["links"]["replyTo"][0]
        service.hand_over(mail_text(answered["to"], answered["address"], "Re:", "8@mail.example.com", "An answer to an old mail."))
        assert database.value(f"select status from enrollment e join feature f on f.id = e.feature_id where user_id = '{switch_off['user']}' and key = '{switch_off['feature']}'") == "opted-out"
        assert database.value(f"select f.key from feedback b join feature f on f.id = b.feature_id where text = 'An answer to an old mail.'") == answered["feature"]
    finally:
        service.stop()
    after = {row["id"]: row for row in database.rows(DELIVERIES)}
    by_token = {row["message_token"]: row for row in after.values()}
    sent = collections.Counter(by_token[re.search(r"\.([0-9a-f-]{36})@", one["Message-ID"]).group(1)]["id"] for one in mail.mails)
    twice = [delivery for delivery, times in sent.items() if times != 1 or before.get(delivery, {"status": "owed"})["status"] != "owed"]
    assert not twice, f"sent twice: {twice}"
    lost = [row for row in after.values() if row["status"] == "sent" and before.get(row["id"], {"status": "owed"})["status"] == "owed" and sent[row["id"]] != 1]
    assert not lost, f"recorded as sent, but not sent: {lost}"
    posts = collections.Counter(path for path, _, _ in receivers.posts)
    for channel in CHANNELS:
        texts = [json.loads(body)["text"].split("\n")[0] for at, _, body in receivers.posts if at == f"/slack/{channel}"]
        in_order([{"messageId": post["begins"], "feature": post["feature"]} for post in facts["chat"][channel]["waiting"]], texts)
    for webhook in facts["webhooks"]:
        path = "/hooks" + urllib.parse.urlsplit(webhook["url"]).path
        ids = [headers["Webhook-Id"] for at, headers, _ in receivers.posts if at == path]
        waiting = [message["messageId"] for message in webhook["waiting"]]
        assert [one for one in ids if one in waiting] == ([] if webhook["disabled"] else in_order(webhook["waiting"], ids)), path
    return {
        "waitedADay": True,
        "mailsSent": dict(sorted(collections.Counter(after[one]["kind"] for one in sent).items())),
        "ofThoseOwedInTheDump": dict(sorted(collections.Counter(after[one]["status"] for one in before if before[one]["status"] == "owed").items())),
        "cancelledFor": counted([row for row in after.values() if row["status"] == "cancelled" and before.get(row["id"], row)["status"] != "cancelled"], "kind", "reason"),
        "stillOwed": [{k: row[k] for k in ("id", "kind", "recipient", "occasion")}
                      for row in after.values() if row["status"] == "owed" and row["id"] in before],
        "chatPosts": {channel: posts[f"/slack/{channel}"] for channel in CHANNELS},
        "webhookPosts": {path: number for path, number in sorted(posts.items()) if path.startswith("/hooks/")},
        "launches": database.rows("""
            select f.key as feature, l.subscribers, l.enrolled, l.owed, l.sent, l.failed, l.cancelled, l.ready, l.finished_at is not null as finished
            from launch l join feature f on f.id = l.feature_id order by l.id"""),
        "mails": sorted([after[one]["kind"], after[one]["occasion"], after[one]["recipient"]] for one in sent),
    }


def in_order(waiting, ids):
    """The waiting messages as they were posted. Fails unless each was posted once, in order per feature."""
    wanted = {message["messageId"]: message for message in waiting}
    came = [one for one in ids if one in wanted]
    assert sorted(came) == sorted(wanted), "not each message was posted once"
    for feature in {message["feature"] for message in waiting}:
        of_feature = [message["messageId"] for message in waiting if message["feature"] == feature]
        assert [one for one in came if wanted[one]["feature"] == feature] == of_feature, f"not in order: {feature}"
    return came


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--jar", type=pathlib.Path, required=True, help="the released version, as a runnable jar")
    parser.add_argument("--name", required=True, help="the name of the files, for example v1.0.0")
    parser.add_argument("--out", type=pathlib.Path, default=pathlib.Path("."), help="the directory of the files")
    parser.add_argument("--database-url", help="an empty database; if omitted, the script only checks an existing dump")
    parser.add_argument("--check-database-url", help="another empty database, for the check")
    arguments = parser.parse_args()
    facts_file = arguments.out / f"{arguments.name}.json"
    if arguments.database_url:
        database, mail, receivers = Database(arguments.database_url), MailServer(), Receivers()
        for phase, days in [(months_ago, 100), (weeks_ago, 10), (yesterday, 1), (today, 0)]:
            say(phase.__name__.replace("_", " "))
            if phase == today:
                mail.mode = "away"
            service = Service(arguments.jar, database, mail, receivers, {"db-scheduler.threads": 1} if phase == today else None)
            try:
                phase(Company(service, database, mail), mail, receivers)
            except BaseException:
                shutil.copy(service.log.name, "early-access-failed.log")
                service.kill()
                raise
            if days:
                service.stop()
                database.put_back(days)
        finish(database, receivers)
        database.dump(arguments.out / f"{arguments.name}.sql")
        facts = description(arguments, database, mail)
        facts_file.write_text(json.dumps(facts, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        say("dumped")
    if arguments.check_database_url:
        facts = json.loads(facts_file.read_text(encoding="utf-8"))
        facts.pop("checked", None)
        facts["checked"] = check(arguments, facts)
        facts_file.write_text(json.dumps(facts, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        say("checked")
        print(json.dumps({k: v for k, v in facts["checked"].items() if k != "mails"}, indent=1))


if __name__ == "__main__":
    main()
