import type { Command } from 'commander'
import { sendTestAlert } from '../../app/notify.js'
import { configureChannels, secretsOf } from '../../config/channels/configure.js'
import { MAX_CONFIG_BYTES } from '../../config/limits.js'
import { ConfigError } from '../../errors.js'
import { createClock } from '../../platform/clock.js'
import { createFiles } from '../../platform/files.js'
import { createHttp } from '../../platform/http.js'
import { printJson, type Terminal } from './terminal.js'

interface Options {
  config: string
  json?: boolean
}

export function addTestAlert(root: Command, terminal: Terminal): void {
  root
    .command('test-alert')
    .description('Send a clearly marked test to every configured alert channel.')
    .option('--config <file>', 'config file, used if it exists', '.github/heartbeat.yml')
    .option('--json', 'print JSON')
    .action((options: Options) => run(options, terminal))
}

async function run({ config, json }: Options, terminal: Terminal): Promise<void> {
  const { env, log, secrets } = terminal
  const channels = await configureChannels(env, await sectionOf(config))
  secretsOf(channels).forEach(secrets.add)
  if (channels.length === 0) {
    throw new ConfigError([
      'channels: none is configured; set SLACK_WEBHOOK_URL, DISCORD_WEBHOOK_URL, SMTP_HOST or the like',
    ])
  }
  const clock = createClock()
  const context = { repository: env['GITHUB_REPOSITORY'] ?? null, runUrl: null, now: clock.now() }
  const outcomes = await sendTestAlert(channels, context, { clock, log, http: createHttp() })
  if (json) printJson(terminal, outcomes)
  else
    for (const { label, ok, detail } of outcomes) terminal.print(`${ok ? 'ok    ' : 'failed'}  ${label}: ${detail}\n`)
  if (outcomes.some(({ ok }) => !ok)) process.exitCode = 1
}

async function sectionOf(file: string): Promise<unknown> {
  const { resolve } = await import('node:path')
  const text = await createFiles().read(resolve(file), MAX_CONFIG_BYTES)
  if (text === null) return null
  const { parseConfigFile } = await import('../../config/file/parse-file.js')
  return parseConfigFile(text, file).channels
}
