"""Starts programs one after another and tells what each cost. The system counts the processor time and the memory of a
child that ended more truly than a script inside the child, which would cost time itself; Node cannot ask for it.
One line of JSON says what to start: argv, env, cwd, and log, the file for all it prints. One line tells what came of it."""
import json
import os
import signal
import sys
import time

# A program that hangs is ended, and the bench goes on.
MOST_SECONDS = 150
MEBIBYTE = 1024 if sys.platform == "linux" else 1024 * 1024


def run(order):
    os.chdir(order["cwd"])
    log = os.open(order["log"], os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    actions = [
        (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
        (os.POSIX_SPAWN_DUP2, log, 1),
        (os.POSIX_SPAWN_DUP2, log, 2),
    ]
    began = time.monotonic()
    pid = os.posix_spawn(order["argv"][0], order["argv"], order["env"], file_actions=actions)
    signal.signal(signal.SIGALRM, lambda *_: os.kill(pid, signal.SIGKILL))
    signal.alarm(MOST_SECONDS)
    _, status, used = os.wait4(pid, 0)
    wall = time.monotonic() - began
    signal.alarm(0)
    os.close(log)
    return {
        "wall": wall * 1000,
        "cpu": (used.ru_utime + used.ru_stime) * 1000,
        "peak": used.ru_maxrss / MEBIBYTE,
        "exitCode": os.waitstatus_to_exitcode(status),
    }


for line in sys.stdin:
    print(json.dumps(run(json.loads(line))), flush=True)
