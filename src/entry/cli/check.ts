import { resolve } from 'node:path'
import type { Command } from 'commander'
import { checkMonitors } from '../../app/check-monitors.js'
import type { CheckInputs } from '../../config/check-config.js'
import { CHECK_INPUTS } from '../../config/inputs/check-inputs.js'
import type { Config } from '../../config/config.js'
import { readInputs } from '../../config/inputs/inputs.js'
import { ConfigError } from '../../errors.js'
import type { IncidentSpec } from '../../incidents/index.js'
import { createClock } from '../../platform/clock.js'
import { openMember } from '../../domain/member.js'
import { REPORTS } from '../../reports/index.js'
import type { RunReport } from '../../reports/report.js'
import { terminalReport } from '../../reports/terminal.js'
import { loadConfig } from '../../wiring/load-config.js'
import { exitCodeFor } from '../verdict-exit.js'
import { checkPorts, openIncidents, wire, type Surroundings } from '../../wiring/wire.js'
import { writeDocuments } from '../../wiring/write-documents.js'
import { addFlags, rawFlags } from './flags.js'
import { instantFlag } from './now.js'
import { repositoryFlag } from './repository-flag.js'
import { paintOf, printJsonText, type Terminal } from './terminal.js'

interface OwnOptions {
  file?: string
  repo?: string
  now?: string
  stateFile?: string
  json?: boolean
  quiet?: boolean
}

// What only a runner can do.
const ACTION_ONLY = ['artifact', 'artifact-retention-days', 'summary']

export function addCheck(root: Command, terminal: Terminal): void {
  const command = root
    .command('check')
    .description('Judge monitors once, and open, update or close their incidents.')
    .option('--file <path>', 'a heartbeat file of this machine')
    .option('--repo <owner/repo>', 'a repository on GitHub; the token comes from GITHUB_TOKEN or GH_TOKEN')
    .option('--state-file <path>', 'remember incidents in this JSON file, instead of on GitHub')
    .option('--now <instant>', 'replay this moment; nothing is changed on GitHub unless --dry-run false is given')
    .option('--json', 'print the status map')
    .option('--quiet', 'print less')
  addFlags(command, CHECK_INPUTS, ACTION_ONLY).action((options: Record<string, unknown>) => run(options, terminal))
}

async function run(options: Record<string, unknown>, terminal: Terminal): Promise<void> {
  const { file, repo, now: moment, stateFile, json, ...flags } = options as OwnOptions
  const now = moment === undefined ? createClock().now() : instantFlag('now', moment)
  const { env, log, secrets } = terminal
  const token = (flags as { token?: string }).token ?? env['GITHUB_TOKEN'] ?? env['GH_TOKEN'] ?? ''
  secrets.add(token)
  const inputs = inputsOf(rawFlags(flags), { file, repo, replay: moment !== undefined && stateFile === undefined })
  const wiring = wire({
    clock: createClock(),
    log,
    token,
    apiUrl: inputs['api-url'] || env['GITHUB_API_URL'] || 'https://api.github.com',
    webUrl: env['GITHUB_SERVER_URL'] ?? 'https://github.com',
    repository: repositoryFlag(repo ?? env['GITHUB_REPOSITORY']),
    onRunner: env['GITHUB_ACTIONS'] === 'true',
    workspace: process.cwd(),
    confined: false,
  })
  const config = await loadConfig(inputs, wiring, { environment: env, hide: (found) => found.forEach(secrets.add) })
  const kept = inputs.issue ? incidentsFor(config, wiring.surroundings, stateFile) : null
  const report = await checkMonitors(
    {
      config,
      now,
      force: inputs.force,
      dryRun: inputs['dry-run'],
      repository: repo ?? env['GITHUB_REPOSITORY'] ?? null,
      runUrl: null,
      self: null,
      runId: null,
    },
    checkPorts(wiring, kept === null ? null : await openIncidents(kept, wiring), secrets),
  )
  const paths = { auditLog: inputs['audit-log'], statusFile: inputs['status-file'] }
  const problems = inputs['dry-run'] ? [] : await writeDocuments(report, paths, wiring)
  const whole = { ...report, problems: [...report.problems, ...problems] }
  if (json) await printMap(whole, terminal)
  else terminal.print(terminalReport(whole, paintOf(terminal), terminal.columns))
  process.exitCode = exitCodeFor(whole.verdicts, inputs['fail-on'])
}

async function printMap(report: RunReport, terminal: Terminal): Promise<void> {
  const map = await openMember(REPORTS, { kind: 'status-map', options: {} }, null)
  for (const { text } of map.render(report, null).files) printJsonText(terminal, text)
}

/** Typed flags as inputs: a local file is read where it lies, a repository through the API. */
function inputsOf(raw: Record<string, string>, how: { file?: string; repo?: string; replay: boolean }): CheckInputs {
  if (how.file !== undefined && how.repo !== undefined) {
    throw new ConfigError([
      'file: is a file of this machine; for one in a repository write --repo owner/repo --heartbeat-file path',
    ])
  }
  return readInputs(CHECK_INPUTS, {
    'read-from': how.repo === undefined ? 'workspace' : 'api',
    ...(how.file === undefined ? {} : { 'heartbeat-file': how.file }),
    ...(how.replay ? { 'dry-run': 'true' } : {}),
    ...raw,
  })
}

/** In a file where one is named, else on GitHub where there is a token, else nowhere. */
function incidentsFor(
  { issue }: Config,
  { repository, token }: Surroundings,
  stateFile: string | undefined,
): IncidentSpec | null {
  if (stateFile !== undefined) return { kind: 'file', options: { path: resolve(stateFile) } }
  return repository === null || token === '' ? null : { kind: 'github', options: { ...issue } }
}
