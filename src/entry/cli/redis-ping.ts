import { lackedRights } from '../../redis/try-rights.js'
import { REDIS_ROLES, type RedisRole } from '../../redis/rights.js'
import { messageOf } from '../../errors.js'
import { withConnections } from '../../wiring/connections.js'
import { terminalSurroundings } from '../../wiring/terminal-surroundings.js'
import type { Redis } from '../../ports.js'
import { namesIn } from './redis-names.js'
import { printJson, say, type Terminal } from './terminal.js'

interface Answer {
  readonly milliseconds: number
  /** Null where it is not told. */
  readonly version: string | null
  readonly role: string | null
  /** What each role lacks; null where the server cannot tell. */
  readonly lacks: Readonly<Record<RedisRole, readonly string[] | null>>
}

const CAN: Readonly<Record<RedisRole, string>> = { reader: 'read', writer: 'beat', watcher: 'watch with a lease' }

/** Asks the Redis of a config whether it is there, and what this user may do. */
export async function pingRedis(options: { config: string; json?: boolean }, terminal: Terminal): Promise<void> {
  const { settings, names } = await namesIn(options, terminal)
  await withConnections(terminalSurroundings({ token: '' }, terminal), async ({ redis: open, surroundings }) => {
    const redis = await open(settings)
    const { clock } = surroundings
    const begunAt = clock.now()
    await redis.call(['PING']).catch(ifRefused)
    const milliseconds = clock.now() - begunAt
    const lacks = { reader: null, writer: null, watcher: null } as Record<RedisRole, readonly string[] | null>
    for (const role of REDIS_ROLES) lacks[role] = await lackedRights(redis, role, settings.prefix, names)
    print({ milliseconds, ...(await factsOf(redis)), lacks }, options.json === true, terminal)
  })
}

function print(answer: Answer, json: boolean, terminal: Terminal): void {
  if (json) return printJson(terminal, { ...answer })
  const about = [answer.version === null ? '' : `Redis ${answer.version}`, answer.role ?? ''].filter(Boolean).join(', ')
  say(terminal, `It answers after ${answer.milliseconds} ms${about === '' ? '' : `: ${about}`}.\n`)
  for (const role of REDIS_ROLES) say(terminal, `This user ${sentenceOf(CAN[role], answer.lacks[role])}\n`)
}

function sentenceOf(what: string, lacked: readonly string[] | null): string {
  if (lacked === null) return `may or may not ${what}: this server cannot tell.`
  return lacked.length === 0 ? `may ${what}.` : `may not ${what}: it lacks ${lacked.join(' ')}.`
}

async function factsOf(redis: Redis): Promise<Pick<Answer, 'version' | 'role'>> {
  const info = String((await redis.call(['INFO']).catch(ifRefused)) ?? '')
  const of = (name: string): string | null => new RegExp(`^${name}:([\\w.-]{1,40})\\r?$`, 'm').exec(info)?.[1] ?? null
  return { version: of('valkey_version') ?? of('redis_version'), role: of('role') }
}

/** To be refused is an answer too. */
function ifRefused(error: unknown): null {
  if (/\bNOPERM\b|unknown command/i.test(messageOf(error))) return null
  throw error
}
