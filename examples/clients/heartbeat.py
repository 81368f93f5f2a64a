"""The heartbeat of a long-running Python program: three lines, and nothing to install.

    from heartbeat import Heartbeat

    beat = Heartbeat(interval=30, tag="save_worker", critical=True)
    beat.start()
    while True:
        save_next()
        beat.pulse()          # only marks that there was progress: call it as often as you like

HEARTBEAT_URL says where beats go: redis://host:6379 or rediss://…, https://heartbeat.example.org (a `heartbeat serve`, with
HEARTBEAT_TOKEN), or file:beats/ for a file. Without it, or with HEARTBEAT_ENABLED=false, nothing is done at all.

A thread of its own writes at most one beat an interval, and only if there was a pulse since the last one: a program that hangs
goes silent, though its threads live. Nothing here raises, blocks or keeps a program from ending. After a fork the child beats
for itself, once it gives a pulse. Python 3.8 or later.
"""

import ipaddress
import itertools
import json
import logging
import os
import random
import re
import socket
import ssl
import tempfile
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
import weakref

LOG = logging.getLogger("heartbeat")
TIMEOUT = 5
LONGEST_MESSAGE = 300
PREFIX = "{heartbeat}"


class Heartbeat:
    """One program, or one part of it, by the name it is watched by: letters, digits, ".", "_" and "-"."""

    def __init__(self, interval=30, tag="", critical=False, url=None, token=None, message=""):
        self.interval = interval
        self.tag = tag
        self.critical = bool(critical)
        self.total_pulses = 0
        self.error_count = 0
        self._message = message
        self._counter = itertools.count(1)
        self._failure = None
        self._warned = False
        self._thread = None
        self._started = None
        self._sink = None
        url = (url or os.environ.get("HEARTBEAT_URL", "")).strip()
        token = (token or os.environ.get("HEARTBEAT_TOKEN", "")).strip()
        self._secrets = [word for word in (token, urllib.parse.urlsplit(url).password) if word]
        if not url or os.environ.get("HEARTBEAT_ENABLED", "").strip().lower() in ("false", "0", "no", "off"):
            return
        try:
            if not re.fullmatch(r"[A-Za-z0-9._-]{1,100}", tag):
                raise ValueError('tag: is no name of letters, digits, ".", "_" and "-"; write one like "save_worker"')
            if not 1 <= float(interval) <= 86400:
                raise ValueError("interval: is no number of seconds from 1 to 86400; write one like 30")
            self._sink = _open_sink(url, tag, token)
        except Exception as error:  # whatever it is: the program goes on
            LOG.warning("heartbeat: %s. Nothing is beaten", self._plain(error))
        _ALL.add(self)

    def start(self):
        """Begins to beat. Once is enough; again does nothing."""
        if self._sink is not None and self._thread is None:
            self._started = time.monotonic()
            self._begin(-1)

    def pulse(self, message=None):
        """There was progress."""
        if message is not None:
            self._message = message
        self.total_pulses = next(self._counter)

    def error(self, error):
        """Something failed: it is told at once, and over with the next pulse."""
        self.error_count += 1
        self._failure = (time.time(), self._plain(error), self.total_pulses)
        if self._thread is not None:
            self._wake.set()

    def stop(self):
        """Says that it ends on purpose; where its monitor says `stopped: skipped` the silence after it is no alarm."""
        thread, self._thread, self._started = self._thread, None, None
        if thread is not None:
            self._ending.set()
            self._wake.set()
            thread.join(TIMEOUT)

    @property
    def is_active(self):
        return self._thread is not None and self._thread.is_alive()

    @property
    def uptime(self):
        """Seconds since it was started; 0 while it is not."""
        return 0 if self._started is None else int(time.monotonic() - self._started)

    def cleanup_old_data(self, days=7):
        """Takes out what was silent for so many days, of everybody who beats to the same place. Gives how many."""
        try:
            return self._sink.forget(days * 86400) if self._sink is not None else 0
        except Exception as error:
            LOG.warning("heartbeat %s: %s", self.tag, self._plain(error))
            return 0

    def _begin(self, seen):
        self._wake, self._ending = threading.Event(), threading.Event()
        self._thread = threading.Thread(target=self._run, args=(seen,), name="heartbeat", daemon=True)
        self._thread.start()

    def _run(self, seen):
        """Looks each second, and at once where there is news. What could not be written is tried again, later each time."""
        wake, ending = self._wake, self._ending
        progress, progress_at, told = self.total_pulses, time.time(), None
        due = retry_at = pause = 0.0
        while True:
            ends, now = ending.is_set(), time.monotonic()
            if self.total_pulses != progress:
                progress, progress_at = self.total_pulses, time.time()
            failure = self._failure if self._failure and self._failure[2] == progress else None
            is_news = failure is not None and failure is not told
            is_due = failure is None and progress != seen and now >= due
            # Whoever ends while he fails has said so, or says so now.
            is_end = ends and failure is None
            if is_end or ((is_news or is_due) and (ends or now >= retry_at)):
                if failure:
                    written = self._write("failed", *failure[:2])
                else:
                    written = self._write("stopped" if ends else "ok", time.time() if ends else progress_at, self._message)
                pause = 0.0 if written else min(max(1.0, pause * 2), float(self.interval))
                retry_at = now + max(1.0, pause)
                if written and failure:
                    told = failure
                elif written:
                    seen, due = progress, now + float(self.interval)
            if ends:
                return
            wake.wait(1)
            wake.clear()

    def _write(self, state, at, message):
        try:
            self._sink.write(self._document(state, at, message), at)
            self._warned = False
        except Exception as error:  # a beat is worth no program
            if not self._warned:
                LOG.warning("heartbeat %s: %s", self.tag, self._plain(error))
            self._warned = True
        return not self._warned

    def _document(self, state, seconds, message):
        at = _iso(seconds)
        beat = {"last_run": at, "monitor": self.tag, "status": state, "source": "library", "finished_at": at}
        beat.update({"runner": "%s:%d" % (socket.gethostname(), os.getpid()), "interval": float(self.interval)})
        beat.update({"pulses": 1, "errors": 1 if state == "failed" else 0})
        beat.update({"last_success": at} if state == "ok" else {})
        beat.update({"critical": True} if self.critical else {})
        beat.update({"message": self._plain(message)} if message else {})
        return beat

    def _plain(self, text):
        """On one line, without secrets, not too long."""
        text = str(text) or type(text).__name__
        for secret in self._secrets:
            text = text.replace(secret, "***")
        return re.sub(r"[\s\x00-\x1f\x7f-\x9f]+", " ", text).strip()[:LONGEST_MESSAGE]


_ALL = weakref.WeakSet()


def _after_fork():
    # Threads do not survive a fork. What the parent did is no life of the child: only its own pulses are.
    for beat in list(_ALL):
        beat._failure = None
        if beat._thread is not None:
            beat._begin(beat.total_pulses)


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_after_fork)


def _iso(seconds):
    whole = time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(seconds))
    return "%s.%03dZ" % (whole, int(seconds * 1000) % 1000)


def _with_history(beat, stored):
    """What the stored beat knew and this one cannot know."""
    try:
        known = json.loads(stored) if stored else {}
        if not isinstance(known, dict) or "last_run" not in known:
            return beat
    except ValueError:
        return beat
    merged = dict(beat, pulses=_count(known.get("pulses"), 1) + 1)
    merged["errors"] = _count(known.get("errors"), 0) + beat["errors"]
    if beat["status"] != "ok":
        good = known.get("last_success") or (known["last_run"] if known.get("status") == "ok" else None)
        merged.update({"last_success": good} if isinstance(good, str) else {})
    if beat["status"] == "failed" and known.get("status") == "failed":
        merged["consecutive_failures"] = _count(known.get("consecutive_failures"), 1) + 1
    return merged


def _count(value, otherwise):
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else otherwise


def _open_sink(url, tag, token):
    parts = urllib.parse.urlsplit(url)
    if parts.scheme in ("redis", "rediss"):
        return _Redis(parts, tag)
    if parts.scheme in ("http", "https"):
        return _Http(url, tag, token)
    if parts.scheme == "file":
        return _File(urllib.request.url2pathname(parts.path) if url.startswith("file://") else url[5:], tag)
    raise ValueError("HEARTBEAT_URL: begins with none of redis://, rediss://, http://, https:// and file:")


class _File:
    """A file, replaced whole: a reader sees the old beat or the new one. A folder holds one for each tag."""

    def __init__(self, path, tag):
        self._shared = path.endswith("/")
        self._path = os.path.abspath(os.path.join(path, tag + ".json") if self._shared else path.replace("{tag}", tag))

    def write(self, beat, at):
        folder = os.path.dirname(self._path)
        os.makedirs(folder, exist_ok=True)
        stored = ""
        if os.path.exists(self._path):
            with open(self._path, encoding="utf-8", errors="replace") as file:
                stored = file.read(1024 * 1024)
        handle, new = tempfile.mkstemp(dir=folder, prefix=".heartbeat-")
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(json.dumps(_with_history(beat, stored), indent=2) + "\n")
            os.chmod(new, 0o644)
            os.replace(new, self._path)
        except BaseException:
            os.unlink(new)
            raise

    def forget(self, seconds):
        folder, gone = os.path.dirname(self._path), 0
        for name in os.listdir(folder) if self._shared and os.path.isdir(folder) else []:
            path = os.path.join(folder, name)
            if name.endswith(".json") and path != self._path and os.path.getmtime(path) < time.time() - seconds:
                os.unlink(path)
                gone += 1
        return gone


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """A beat, and the token with it, goes where it was meant to."""

    def redirect_request(self, *args):
        return None


class _Http:
    """A `heartbeat serve`, whose route is added to an address without a path; any other address is whole."""

    def __init__(self, url, tag, token):
        parts = urllib.parse.urlsplit(url.replace("{tag}", tag))
        self._is_ours = parts.path in ("", "/") or parts.path.endswith("/")
        path = parts.path.rstrip("/") + "/api/heartbeat/" + tag if self._is_ours else parts.path
        self._url = urllib.parse.urlunsplit(parts._replace(path=path))
        self._parts, self._token = parts, token

    def write(self, beat, at):
        headers = {"Content-Type": "application/json", "User-Agent": "heartbeat"}
        if self._token:
            self._refuse_strangers()
            headers["Authorization"] = "Bearer " + self._token
        request = urllib.request.Request(self._url, json.dumps(beat).encode(), headers, method="POST")
        try:
            with urllib.request.build_opener(_NoRedirect).open(request, timeout=TIMEOUT) as answer:
                said = answer.read(65536)
        except urllib.error.HTTPError as error:
            raise OSError("%s answered %d%s" % (self._parts.hostname, error.code, _said(error.read(65536)))) from None
        if self._is_ours and b'"ok"' not in said:
            raise OSError("%s answered without a word on the beat; is it a heartbeat serve?" % self._parts.hostname)

    def forget(self, seconds):
        return 0

    def _refuse_strangers(self):
        """Without TLS the token stays inside one's own network."""
        if self._parts.scheme == "https":
            return
        for *_, address in socket.getaddrinfo(self._parts.hostname, self._parts.port or 80):
            if ipaddress.ip_address(address[0].split("%")[0]).is_global:
                raise OSError("a token is not sent to %s without TLS; write https://" % self._parts.hostname)


def _said(body):
    try:
        error = json.loads(body).get("error")
        return ": %s" % error if isinstance(error, str) else ""
    except (ValueError, AttributeError):
        return ""


class _Redis:
    """Heartbeat's own layout, which `redis: own` reads. One script call a beat, over one short connection."""

    def __init__(self, parts, tag):
        if not parts.hostname:
            raise ValueError("HEARTBEAT_URL: names no host; write redis://host:6379")
        self._parts, self._tag, self._merged = parts, tag, ""
        self._keys = [PREFIX + ":" + name for name in ("beats", "last", "pulses", "errors", "events", "boot")]

    def write(self, beat, at):
        age = max(0, int((time.time() - at) * 1000))
        mark = "%x" % random.getrandbits(52)
        for _ in range(5):
            text = json.dumps(_with_history(beat, self._merged), indent=2) + "\n"
            args = [self._tag, self._merged, text, beat["status"], age, 10000, mark, ""]
            kind, stored = self._eval(BEAT_SCRIPT, self._keys, args)
            if kind == "written":
                self._merged = text
                return
            if kind == "newer":
                # Somebody else gave a sign of life since, which this one would be too; a failure is told all the same.
                if beat["status"] != "failed":
                    return
                age = 0
                continue
            self._merged = stored
        raise OSError("too many write the beats of %s; give each a tag of its own" % self._tag)

    def forget(self, seconds):
        gone, some = 0, 1
        while some > 0:
            some = self._eval(FORGET_SCRIPT, self._keys[:4], [int(seconds * 1000)])
            gone += some
        return gone

    def _eval(self, script, keys, args):
        parts = self._parts
        commands = []
        if parts.password:
            names = [urllib.parse.unquote(name) for name in (parts.username, parts.password) if name]
            commands.append(["AUTH"] + names)
        if parts.path.strip("/"):
            commands.append(["SELECT", parts.path.strip("/")])
        commands.append(["EVAL", script, len(keys)] + keys + args)
        with socket.create_connection((parts.hostname, parts.port or 6379), TIMEOUT) as plain:
            secure = parts.scheme == "rediss"
            open_ = ssl.create_default_context().wrap_socket(plain, server_hostname=parts.hostname) if secure else plain
            open_.settimeout(TIMEOUT)
            open_.sendall(b"".join(_packed(command) for command in commands))
            with open_.makefile("rb") as answers:
                return [_reply(answers) for _ in commands][-1]


def _packed(command):
    words = [word if isinstance(word, bytes) else str(word).encode() for word in command]
    return b"*%d\r\n" % len(words) + b"".join(b"$%d\r\n%s\r\n" % (len(word), word) for word in words)


def _reply(answers):
    line = answers.readline()
    kind, rest = line[:1], line[1:].strip()
    if kind == b"-":
        # What follows may repeat what was sent.
        raise OSError("Redis says: " + rest.decode(errors="replace").split(",")[0][:200])
    if kind == b":":
        return int(rest)
    if kind == b"$":
        size = int(rest)
        return None if size < 0 else answers.read(size + 2)[:-2].decode(errors="replace")
    if kind == b"*":
        return [_reply(answers) for _ in range(int(rest))]
    if kind != b"+":
        raise OSError("what answers is no Redis")
    return rest.decode()


# Each runs as one step. The first is the one that Heartbeat itself writes a beat with.
BEAT_SCRIPT = """
local beats, last, pulses, errors, events, boot = unpack(KEYS)
local id, merged, text, state, age, kept, random, channel = unpack(ARGV)
local stored = redis.call('HGET', beats, id) or ''
if stored ~= merged then return {'changed', stored} end
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local at = now - age
local newest = tonumber(redis.call('ZSCORE', last, id) or '0')
if newest > at and newest <= now + 300000 then return {'newer', string.format('%.0f', newest)} end
redis.call('SET', boot, random .. ':' .. string.format('%.0f', now), 'NX')
redis.call('HSET', beats, id, text)
redis.call('ZADD', last, string.format('%.0f', at), id)
redis.call('HINCRBY', pulses, id, 1)
if state == 'failed' then redis.call('HINCRBY', errors, id, 1) end
redis.call('XADD', events, 'MAXLEN', '~', kept, '*', 'monitor', id, 'status', state, 'beat', text)
if channel ~= '' then redis.call('PUBLISH', channel, text) end
return {'written', ''}
"""

FORGET_SCRIPT = """
local beats, last, pulses, errors = unpack(KEYS)
local time = redis.call('TIME')
local before = time[1] * 1000 + math.floor(time[2] / 1000) - ARGV[1]
local ids = redis.call('ZRANGEBYSCORE', last, '-inf', string.format('(%.0f', before), 'LIMIT', 0, 1000)
for _, id in ipairs(ids) do
  redis.call('HDEL', beats, id)
  redis.call('HDEL', pulses, id)
  redis.call('HDEL', errors, id)
  redis.call('ZREM', last, id)
end
return #ids
"""
