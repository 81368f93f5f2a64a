#!/bin/sh
# Writes the two-line status file of a program: what it is doing, and when it said so.
#   heartbeat.sh waiting | login | trade | profit | error | custom ["text"] [folder]
# heartbeat.sh trade "bought 3"     ->  logs/heartbeat_status.txt: 💰 Trade executed - bought 3
# Watch it with:  heartbeat check --file logs/heartbeat_status.txt --threshold 10m
set -eu

usage() {
  echo 'usage: heartbeat.sh waiting|login|trade|profit|error|custom ["text"] [folder]' >&2
  exit 2
}

kind=${1-}
folder=${3-${HEARTBEAT_LOG_DIR-logs}}
case $kind in
  waiting) words='🔄 Waiting for signals' ;;
  login) words='✅ Login successful' ;;
  trade) words='💰 Trade executed' ;;
  profit) words='🎯 Profit secured' ;;
  error) words='❌ Error occurred' ;;
  custom) words='' ;;
  *) usage ;;
esac
# One line, whatever is in it: a second one would be taken for the time.
text=$(printf '%s' "${2-}" | tr '\000-\037\177' ' ' | sed -e 's/  */ /g' -e 's/^ //' -e 's/ $//' | cut -c 1-1000)
if [ "$kind" = custom ] && [ -z "$text" ]; then
  echo 'heartbeat.sh: custom needs a text' >&2
  usage
fi
if [ -n "$words" ] && [ -n "$text" ]; then
  text="$words - $text"
else
  text="$words$text"
fi

mkdir -p -- "$folder"
status=$folder/heartbeat_status.txt
# A reader sees the old status or the new one, never half of it.
new=$status.$$
trap 'rm -f -- "$new"' EXIT
printf '%s\n%s\n' "$text" "$(date -u +%Y-%m-%dT%H:%M:%SZ)" > "$new"
mv -f -- "$new" "$status"
