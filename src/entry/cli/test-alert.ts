import type { Command } from 'commander'
import { sendTestAlert } from '../../app/notify.js'
import { readChannels } from '../../config/channels/configure.js'
import { ConfigError } from '../../errors.js'
import { noConfig } from '../../wiring/config-at-hand.js'
import { isNamed } from '../../wiring/config-text.js'
import { withConnections } from '../../wiring/connections.js'
import { repositoryName } from '../../wiring/surroundings.js'
import { terminalSurroundings } from '../../wiring/terminal-surroundings.js'
import { configHere } from './configured-monitors.js'
import { ownAlert, type TypedAlert } from './own-alert.js'
import { printJson, say, type Terminal } from './terminal.js'

interface Options extends TypedAlert {
  readonly config: string
}

export function addVerb(root: Command, terminal: Terminal): void {
  root
    .command('test-alert')
    .description('Send a clearly marked test to every configured alert channel, or words of your own.')
    .option('--config <file>', 'config file, used if it exists', '.github/heartbeat.yml')
    .option('--title <text>', 'instead of the test: what happened, in a few words')
    .option('--message <text>', 'with --title: a sentence or two')
    .option('--priority <priority>', 'with --title: critical, high, medium or low. Default: medium')
    .option('--data <name=value>', 'with --title: a figure that belongs to it; several times for several', gathered)
    .action((options: Options) => run(options, terminal))
}

function gathered(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value]
}

async function run({ config, ...typed }: Options, terminal: Terminal): Promise<void> {
  const { env, log, secrets, manner } = terminal
  const own = ownAlert(typed)
  const { channels, problems, missing, secrets: found } = await readChannels(env, await sectionOf(config, terminal))
  found.forEach(secrets.add)
  if (problems.length > 0) throw new ConfigError([...missing, ...problems])
  if (channels.length === 0 && missing.length > 0) throw new ConfigError(missing)
  if (channels.length === 0) {
    throw new ConfigError([
      'channels: none is configured; set SLACK_WEBHOOK_URL, DISCORD_WEBHOOK_URL, SMTP_HOST or the like',
    ])
  }
  const outcomes = await withConnections(
    terminalSurroundings({ token: '' }, terminal),
    ({ surroundings, http, redis }) => {
      const { clock, repository } = surroundings
      const context = { repository: repositoryName(repository), runUrl: null, now: clock.now() }
      // What becomes of it is the answer, and is said there.
      const quiet = { ...log, info: log.debug, warning: log.debug }
      return sendTestAlert(channels, context, { clock, log: quiet, http, redis }, { own })
    },
  )
  for (const problem of missing) log.error(`${problem}; this channel is off`)
  if (manner.json) printJson(terminal, { outcomes, off: missing })
  else
    for (const { label, ok, detail } of outcomes) {
      if (ok) say(terminal, `ok      ${label}: ${detail}\n`)
      else terminal.print(`failed  ${label}: ${detail}\n`)
    }
  if (missing.length > 0 || outcomes.some(({ ok }) => !ok)) process.exitCode = 1
}

async function sectionOf(file: string, terminal: Terminal): Promise<unknown> {
  const found = await configHere(file, terminal)
  if (found === null && isNamed(file)) throw noConfig(file)
  if (found === null) return null
  const { parseConfigFile } = await import('../../config/file/parse-file.js')
  return parseConfigFile(found.text, found.path).channels
}
