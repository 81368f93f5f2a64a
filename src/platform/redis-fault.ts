import { shownAddress, type RedisAddress } from '../domain/redis-address.js'
import { cut, oneLine } from '../domain/safe-text.js'
import { hideSecrets } from '../domain/hide-secrets.js'
import { ExternalError, messageOf } from '../errors.js'
import { TROUBLES, troubleIn, type Trouble } from './redis-troubles.js'

const LONGEST_SAID = 300

/** What was asked, and of whom. */
export interface Asked {
  readonly address: RedisAddress
  /** Empty while nothing was asked yet. */
  readonly command: readonly string[]
}

/** Whatever the client threw, in words for people. Of the address only host and port are told. */
export function redisFault(error: unknown, { address, command }: Asked): ExternalError {
  if (error instanceof ExternalError) return error
  const kind = kindOf(error, address.tls)
  const { remedy, permanent } = kind === 'NOPERM' ? missingRight(messageOf(error), address, command) : troubleOf(kind)
  const said = `Redis at ${shownAddress(address)}: ${saidIn(error, address)}`
  return new ExternalError('redis', said, {
    permanent: permanent === true,
    cause: error,
    ...(remedy !== '' && { remedy }),
  })
}

function troubleOf(kind: string): Trouble {
  return TROUBLES[kind] ?? { remedy: '' }
}

function kindOf(error: unknown, tls: boolean): string {
  const kind = troubleIn(error)
  // A connection that begins and gets no further is most often one that speaks the wrong one of two ways.
  return tls && (kind === 'CUT' || kind === 'SILENT') ? `${kind}_TLS` : kind
}

/** The one right that would do, where Redis says which it was. */
function missingRight(message: string, { username }: RedisAddress, command: readonly string[]): Trouble {
  const [, refused] = /'([a-z|]+)' command/.exec(message) ?? []
  const subject = /^EVAL/.test(command[0] ?? '') ? command[3] : command[1]
  const shown = subject !== undefined && /^[\w:{}.*/-]{1,100}$/.test(subject) ? subject : '…'
  const right =
    refused !== undefined
      ? `+${refused}`
      : /\bchannel/.test(message)
        ? `&${shown}`
        : /\bkey/.test(message)
          ? `~${shown}`
          : ''
  const line = right === '' ? '' : `: ACL SETUSER ${username ?? 'default'} ${right}`
  return {
    remedy: `the user lacks a right${line}. All that are needed are printed by "heartbeat redis acl"`,
    permanent: true,
  }
}

/** The first line of it, without a word of ours before it, without what was sent and without the password. */
function saidIn(error: unknown, { password }: RedisAddress): string {
  const { code } = (error ?? {}) as { code?: unknown }
  const text = messageOf(error) || (typeof code === 'string' ? code : 'no connection')
  const [line = ''] = text.split('\n')
  const plain = line.replace(/^(SILENT|TOOLARGE|REPLICA) /, '').replace(/,? with args beginning with.*$/, '')
  return cut(oneLine(hideSecrets(plain, password === null ? [] : [password])), LONGEST_SAID)
}
