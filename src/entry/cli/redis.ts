import type { Command } from 'commander'
import type { RedisRole } from '../../redis/rights.js'
import { printJson, type Terminal } from './terminal.js'

interface AclOptions {
  readonly config: string
  readonly reader?: boolean
  readonly writer?: boolean
  readonly watcher?: boolean
  readonly redisKey?: string
  readonly redisChannel?: string
  readonly json?: boolean
}

export function addVerb(root: Command, terminal: Terminal): void {
  const redis = root.command('redis').description('What a Redis must allow, and whether it answers.')
  redis
    .command('acl')
    .description('Print the least rights in Redis for whoever reads, writes or watches, as lines for redis-cli.')
    .option('--config <file>', 'config file, used if it exists', '.github/heartbeat.yml')
    .option('--reader', 'only those to check, and to watch with incidents kept elsewhere')
    .option('--writer', 'only those to beat')
    .option('--watcher', 'only those to watch with a lease, and with incidents kept in Redis')
    .option('--redis-key <key>', 'the key that beats are written to, as `write` has it, instead of the own layout')
    .option('--redis-channel <channel>', 'the channel that beats are said on as well')
    .action((options: AclOptions) => printRights(options, terminal))
  redis
    .command('ping')
    .description('Ask the Redis of the config whether it answers, and what this user may do there.')
    .option('--config <file>', 'config file, used if it exists', '.github/heartbeat.yml')
    .action(async (options: { config: string; json?: boolean }) => {
      const { pingRedis } = await import('./redis-ping.js')
      await pingRedis(options, terminal)
    })
}

const ABOUT: Readonly<Record<RedisRole, string>> = {
  reader: 'Reads beats: check, and watch whose incidents are kept elsewhere.',
  writer: 'Beats: write, run, and the library.',
  watcher: 'Watches with a lease, and with incidents kept in Redis.',
}

async function printRights(options: AclOptions, terminal: Terminal): Promise<void> {
  const { REDIS_ROLES, rightsOf, userLine } = await import('../../redis/rights.js')
  const { namesIn } = await import('./redis-names.js')
  const { settings, names } = await namesIn(options, terminal)
  const { prefix } = settings
  const chosen = REDIS_ROLES.filter((role) => options[role] === true)
  const users = (chosen.length === 0 ? REDIS_ROLES : chosen).map((role) => {
    const rights = rightsOf(role, prefix, names)
    const user = `heartbeat-${role}`
    return { role, about: ABOUT[role], user, rights, line: userLine(user, rights) }
  })
  if (options.json) return printJson(terminal, { prefix, users })
  const note = '# Choose passwords. Redis 6 knows no %R~ yet: write ~ for it there.'
  terminal.print(`${[...users.map(({ about, line }) => `# ${about}\n${line}`), note].join('\n\n')}\n`)
}
