/** The command line, without a network. */
export function cliRows({ cli }) {
  const row = (name, ...words) => ({ name: `heartbeat ${name}`, run: cli(...words), goals: { requests: 0 } })
  return [
    { ...row('--help', '--help'), compared: true },
    row('inspect, one file', 'inspect', 'foreign.json'),
    row('schedule, 5 instants in a zone', 'schedule', '30 2 * * *', '--timezone', 'Europe/Berlin', '--count', '5'),
    row('status waiting', 'status', 'waiting', 'for the opening'),
  ]
}
