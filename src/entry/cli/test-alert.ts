import type { Command } from 'commander'
import { sendTestAlert } from '../../app/notify.js'
import { readChannels } from '../../config/channels/configure.js'
import { ConfigError } from '../../errors.js'
import { isNamed, noConfig } from '../../wiring/config-text.js'
import { withConnections } from '../../wiring/connections.js'
import { repositoryName } from '../../wiring/surroundings.js'
import { terminalSurroundings } from '../../wiring/terminal-surroundings.js'
import { configHere } from './configured-monitors.js'
import { printJson, type Terminal } from './terminal.js'

interface Options {
  config: string
  json?: boolean
}

export function addVerb(root: Command, terminal: Terminal): void {
  root
    .command('test-alert')
    .description('Send a clearly marked test to every configured alert channel.')
    .option('--config <file>', 'config file, used if it exists', '.github/heartbeat.yml')
    .action((options: Options) => run(options, terminal))
}

async function run({ config, json }: Options, terminal: Terminal): Promise<void> {
  const { env, log, secrets } = terminal
  const { channels, problems, missing, secrets: found } = await readChannels(env, await sectionOf(config))
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
      return sendTestAlert(channels, context, { clock, log, http, redis })
    },
  )
  for (const problem of missing) log.error(`${problem}; this channel is off`)
  if (json) printJson(terminal, outcomes)
  else
    for (const { label, ok, detail } of outcomes) terminal.print(`${ok ? 'ok    ' : 'failed'}  ${label}: ${detail}\n`)
  if (missing.length > 0 || outcomes.some(({ ok }) => !ok)) process.exitCode = 1
}

async function sectionOf(file: string): Promise<unknown> {
  const found = await configHere(file)
  if (found === null && isNamed(file)) throw noConfig(file)
  if (found === null) return null
  const { parseConfigFile } = await import('../../config/file/parse-file.js')
  return parseConfigFile(found.text, found.path).channels
}
