/** The names that a supervisor of services is set up by, and what each becomes here. */
export const SUPERVISION_VARIABLES = {
  HEARTBEAT_INTERVAL_SECS: { usual: '10', becomes: '`every`: how often each service beats.' },
  HEARTBEAT_TTL_SECS: {
    usual: '35',
    becomes:
      '`ttl` of the keys. Nobody is critical before it has run out: what it is longer than the misses is `grace`.',
  },
  HEARTBEAT_MISS_THRESHOLD: {
    usual: '3',
    becomes: '`levels`: the first missed beat is a warning, those after it degraded, this many in a row critical.',
  },
  SUPERVISOR_ENABLED: { usual: 'true', becomes: '`false` switches every recovery off, also that of a config file.' },
  SUPERVISOR_CHECK_INTERVAL_SECS: { usual: '15', becomes: 'Time between two looks, as `--interval`.' },
  MAX_RESTART_ATTEMPTS: { usual: '3', becomes: '`attempts` in `recovery:`; 0 tells people and restarts nothing.' },
  RESTART_BACKOFF_SECS: { usual: '5,15,45', becomes: '`backoff`: time after the first attempt, the second and so on.' },
  RESTART_COOLDOWN_SECS: {
    usual: '600',
    becomes: '`cooldown` after the last attempt; then, by `after: again`, attempts begin anew.',
  },
  RESTART_ALLOW_SERVICES: {
    usual: '',
    becomes: '`allow`: services that may be restarted, separated by commas; `*` for all. Nobody is by default.',
  },
  RESTART_DENY_SERVICES: {
    usual: 'timescaledb,redis,vpn,orchestrator',
    becomes: '`deny`: services that are never restarted. Wins over the list above.',
  },
  RESTART_CONTAINER: {
    usual: 'arbees-{service}-{instance}',
    becomes: '`container` of the recovery step: the name of the container of a service.',
  },
} as const

export type SupervisionVariable = keyof typeof SUPERVISION_VARIABLES
