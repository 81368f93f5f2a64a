#!/usr/bin/env python3
"""Writes the two-line status file of a program: what it is doing, and when it said so.

    update_heartbeat_status.py "🔄 Waiting for signals" [--log-dir logs]
"""

import argparse
import os
import re
import sys
import tempfile
import time


def update_status(message, log_dir="logs"):
    """A reader sees the old status or the new one, never half of it. Gives the path of the file."""
    # One line, whatever is in it: a second one would be taken for the time.
    line = re.sub(r"[\s\x00-\x1f\x7f-\x9f\u2028\u2029]+", " ", message).strip()[:1000]
    if not line:
        raise ValueError("the message is empty; say what the program is doing")
    os.makedirs(log_dir, exist_ok=True)
    handle, new = tempfile.mkstemp(dir=log_dir, prefix=".heartbeat_status-")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", errors="replace", newline="\n") as file:
            file.write("%s\n%s\n" % (line, time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())))
        os.chmod(new, 0o644)
        path = os.path.join(log_dir, "heartbeat_status.txt")
        os.replace(new, path)
        return path
    except BaseException:
        os.unlink(new)
        raise


def main():
    parser = argparse.ArgumentParser(description="Say what a program is doing, in logs/heartbeat_status.txt.")
    parser.add_argument("message", help="one line, such as: 💰 Trade executed - bought 3")
    parser.add_argument("--log-dir", default=os.environ.get("HEARTBEAT_LOG_DIR", "logs"), help="default: logs")
    given = parser.parse_args()
    try:
        update_status(given.message, given.log_dir)
    except (OSError, ValueError) as error:
        print("update_heartbeat_status.py: %s" % error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
