#!/bin/sh
# Beats to a `heartbeat serve` by curl.
#   beat.sh MONITOR                   all is well
#   beat.sh MONITOR start             the work begins
#   beat.sh MONITOR EXIT_CODE         it ended: 0 is well;  beat.sh MONITOR fail  where there is no code
#   beat.sh MONITOR stopped           it ended on purpose; where its monitor says `stopped: skipped` that is no alarm
#   beat.sh MONITOR ended             the same, as systemd tells it after a service (ExecStopPost)
# HEARTBEAT_URL is the address (default: this machine), HEARTBEAT_TOKEN the token. Under systemd the token is the credential "heartbeat".
set -eu

usage() {
  sed -n 's/^#   //p' "$0" >&2
  exit 2
}

monitor=${1-}
how=${2-}
url=${HEARTBEAT_URL:-http://127.0.0.1:8787}
token=${HEARTBEAT_TOKEN-}
if [ -z "$token" ] && [ -n "${CREDENTIALS_DIRECTORY-}" ] && [ -r "$CREDENTIALS_DIRECTORY/heartbeat" ]; then
  token=$(cat -- "$CREDENTIALS_DIRECTORY/heartbeat")
fi
case $monitor in
  '' | *[!A-Za-z0-9._-]*) usage ;;
esac
if [ "$how" = ended ]; then
  # What was killed has a signal and no exit code; what was stopped by systemctl ended well whatever killed it.
  case ${SERVICE_RESULT-}:${EXIT_CODE-} in
    success:*) how=stopped ;;
    *:exited) how=${EXIT_STATUS-fail} ;;
    *) how=fail ;;
  esac
fi
body=''
case $how in
  '') path='' ;;
  start | fail) path=/$how ;;
  stopped) path='' body='{"status":"stopped"}' ;;
  *[!0-9]*) usage ;;
  *) path=/$how ;;
esac

# The token comes to curl by its input: the list of processes would show it.
header() {
  [ -z "$token" ] || printf 'Authorization: Bearer %s\n' "$token"
}
answer=$(header |
  curl -sS -m 10 --retry 2 -X POST -H @- -H 'Content-Type: application/json' --data-raw "$body" -w '\n%{http_code}' \
    "${url%/}/api/heartbeat/$monitor$path") || exit 1
code=$(printf '%s' "$answer" | tail -n 1)
case $code in
  2*) ;;
  *)
    printf 'beat.sh: %s answered %s: %s\n' "${url%/}" "$code" "$(printf '%s' "$answer" | sed '$d' | head -c 300)" >&2
    exit 1
    ;;
esac
