import type { Command } from 'commander'
import { CHECK_INPUTS } from '../../config/inputs/check-inputs.js'
import { askedLines } from '../../domain/wish-text.js'
import { openMember } from '../../domain/member.js'
import { REPORTS } from '../../reports/index.js'
import type { RunReport } from '../../reports/report.js'
import { PLAIN } from '../../reports/paint.js'
import { terminalReport, terminalTroubles } from '../../reports/terminal.js'
import { checkOnce } from '../../wiring/check-once.js'
import { withBeatsFolder } from '../../wiring/prepared-config.js'
import { withConnections, type Connections } from '../../wiring/connections.js'
import { terminalSurroundings, terminalToken } from '../../wiring/terminal-surroundings.js'
import { writeDocuments } from '../../wiring/write-documents.js'
import { USUAL_LIMIT } from '../../config/keys/run-limit.js'
import { createClock } from '../../platform/clock.js'
import { runEnd } from '../run-end.js'
import { exitCodeFor } from '../verdict-exit.js'
import { addFlags, rawFlags } from './flags.js'
import { beatsFolder, usualHistory } from './beside-state.js'
import { incidentPlace, placeOfControls, placeOfState } from './incident-place.js'
import { looksFrom } from './loop-inputs.js'
import { momentOf } from './now.js'
import { troubleOf, writePage } from './page-folder.js'
import { repositoryFor } from './repository-here.js'
import { somethingOf, WAYS_TO_WATCH } from './something-of.js'
import { paintOf, printJsonText, type Terminal } from './terminal.js'
import { waitingLog, type WaitingLog } from './waiting-log.js'

interface OwnOptions {
  file?: string
  repo?: string
  now?: string
  stateFile?: string
  state?: boolean
  beats?: string
}

// What only a runner can do.
const ACTION_ONLY = ['artifact', 'artifact-retention-days', 'summary', 'drill', 'fail-on-replay', 'watch-token']

export function addVerb(root: Command, terminal: Terminal): void {
  const command = root
    .command('check')
    .description('Judge monitors once, and open, update or close their incidents.')
    .option('--file <path>', 'a heartbeat file of this machine')
    .option(
      '--repo <owner/repo>',
      'a repository on GitHub; default: the one this clone is of, where no file or config is named or lies here',
    )
    .option(
      '--state-file <path>',
      'remember incidents in this JSON file, instead of on GitHub or in the usual state folder',
    )
    .option('--no-state', 'remember nothing on this machine')
    .option('--beats <path>', 'where `heartbeat serve` keeps what is posted; default: beside the state file')
    .option('--now <instant>', 'replay this moment; nothing is changed on GitHub unless --dry-run false is given')
  addFlags(command, CHECK_INPUTS, ACTION_ONLY).action((options: Record<string, unknown>) => run(options, terminal))
}

async function run(options: Record<string, unknown>, terminal: Terminal): Promise<void> {
  const { file, repo: typed, now: moment, stateFile, state = true, beats = '', ...flags } = options as OwnOptions
  const now = momentOf('now', moment)
  const flagsOf = { stateFile, state }
  const { env, secrets } = terminal
  const raw = rawFlags(flags)
  const token = terminalToken(raw['token'], terminal)
  const repo = await repositoryFor({ repo: typed, file, inputs: raw }, terminal)
  const replay = moment !== undefined && stateFile === undefined
  const inputs = looksFrom({ ...(replay ? { 'dry-run': 'true' } : {}), ...raw }, file, repo)
  const log = waitingLog(terminal.log)
  const given = { token, apiUrl: inputs['api-url'], login: inputs.login, repo }
  const surroundings = terminalSurroundings(given, { ...terminal, log })
  const notices: string[] = []
  const end = runEnd(createClock(), terminal.log, (why) => terminal.log.error(why))
  end.time.begin(inputs.timeout ?? USUAL_LIMIT, inputs.duration)
  const work = async (connections: Connections): Promise<void> => {
    const { config, report, wiring, keep } = await checkOnce(connections, {
      inputs,
      byHand: null,
      now,
      runUrl: null,
      self: null,
      runId: null,
      limit: end.time.limit,
      channels: { environment: env, hide: (found) => found.forEach(secrets.add) },
      prepare(read) {
        const named = somethingOf(read, surroundings.repository, WAYS_TO_WATCH)
        return withBeatsFolder(named, beatsFolder(beats, placeOfState(read, flagsOf, env)))
      },
      incidents: async (chosen, made) => {
        if (!inputs.issue) return null
        const place = await incidentPlace(chosen, made, flagsOf, { env, now, mayWrite: !inputs['dry-run'] })
        notices.push(...place.notices)
        return place.store
      },
      controlsFile: (chosen) => (inputs.issue ? placeOfControls(chosen, surroundings, flagsOf, env) : null),
      usualHistory: (chosen) => usualHistory({ repo, token, state: placeOfState(chosen, flagsOf, env) }),
    })
    notices.unshift(...askedLines(report.controls ?? new Map(), now))
    const problems = inputs['dry-run'] ? [] : await writeDocuments(report, inputs, wiring)
    const isWhole = !end.time.cancelled()
    const page = isWhole ? await writePage(report, inputs['status-page'], null, wiring) : null
    const unkept = (isWhole && (await keep?.())) || []
    const whole = {
      ...report,
      problems: [...report.problems, ...problems, ...troubleOf(page), ...unkept],
      notices: [...report.notices, ...notices, ...(page?.notices ?? [])],
    }
    await show(whole, log, terminal)
    const failed = config.channelTroubles.length > 0 || (page?.refusal ?? null) !== null
    process.exitCode = failed ? 1 : exitCodeFor(whole.verdicts, inputs['fail-on'])
  }
  try {
    await withConnections(surroundings, work, end.time)
  } finally {
    log.release('')
    end.finish()
  }
}

async function show(report: RunReport, log: WaitingLog, terminal: Terminal): Promise<void> {
  const { manner, columns } = terminal
  const text = manner.quiet ? terminalTroubles : terminalReport
  if (manner.json) await printMap(report, terminal)
  else terminal.print(text(report, paintOf(terminal), columns))
  log.release(manner.json ? '' : terminalReport(report, PLAIN, Infinity))
}

async function printMap(report: RunReport, terminal: Terminal): Promise<void> {
  const map = await openMember(REPORTS, { kind: 'status-map', options: {} }, null)
  for (const { text } of map.render(report, null).files) printJsonText(terminal, text)
}
