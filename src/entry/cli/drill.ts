import type { Command } from 'commander'
import { CHECK_INPUTS } from '../../config/inputs/check-inputs.js'
import { readInputs } from '../../config/inputs/inputs.js'
import { withConnections } from '../../wiring/connections.js'
import { terminalSurroundings, terminalToken } from '../../wiring/terminal-surroundings.js'
import { incidentPlace } from './incident-place.js'
import { printJson, say, type Terminal } from './terminal.js'

interface Options {
  config: string
  repo?: string
  apiUrl?: string
  token?: string
  stateFile?: string
  state?: boolean
  auditLog?: string
  dryRun?: boolean
  json?: boolean
}

export function addVerb(root: Command, terminal: Terminal): void {
  root
    .command('drill <monitor>')
    .description('Play the whole way of an alarm for a monitor that is well: open, tell, close, each marked DRILL.')
    .option('--config <file>', 'config file, used if it exists', '.github/heartbeat.yml')
    .option('--repo <owner/repo>', 'a repository on GitHub; the token comes from GITHUB_TOKEN or GH_TOKEN')
    .option('--api-url <url>', 'URL of the GitHub API')
    .option('--token <token>', 'default: GITHUB_TOKEN or GH_TOKEN')
    .option('--state-file <path>', 'the JSON file that remembers incidents, as for a check')
    .option('--no-state', 'remember nothing on this machine')
    .option('--audit-log <path>', 'append to this audit log')
    .option('--dry-run', 'change nothing and tell nobody, show what would be done')
    .action((monitor: string, options: Options) => run(monitor, options, terminal))
}

/** How it is played loads where somebody plays one: who asks for help reads of every verb. */
async function run(monitor: string, options: Options, terminal: Terminal): Promise<void> {
  const { repo, apiUrl, stateFile, state = true, dryRun = false, json } = options
  const { env, secrets } = terminal
  const token = terminalToken(options.token, terminal)
  const inputs = readInputs(CHECK_INPUTS, {
    config: options.config,
    'dry-run': String(dryRun),
    'audit-log': options.auditLog ?? '',
    'read-from': repo === undefined ? 'workspace' : 'api',
  })
  const [{ DRILL_LABELS, drillOnce, notingLog }, { drillData, drillText }] = await Promise.all([
    import('../../wiring/drill-once.js'),
    import('../../reports/drill.js'),
  ])
  const { log, noted } = notingLog(terminal.log)
  const surroundings = terminalSurroundings({ token, apiUrl, repo }, { ...terminal, log })
  const now = surroundings.clock.now()
  const report = await withConnections(surroundings, (connections) =>
    drillOnce(connections, {
      inputs,
      drill: monitor,
      now,
      noted,
      runUrl: null,
      self: null,
      channels: { environment: env, hide: (found) => found.forEach(secrets.add) },
      incidents: async (config, wiring) => {
        const run = { now, mayWrite: !dryRun, env, issueOptions: { labels: DRILL_LABELS } }
        return (await incidentPlace(config, wiring, { stateFile, state }, run)).store
      },
    }),
  )
  if (json) printJson(terminal, drillData(report))
  else if (report.ok) say(terminal, drillText(report))
  else terminal.print(drillText(report))
  if (!report.ok) process.exitCode = 1
}
