import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeUpPast } from '../../app/demo-past.js'
import { playDemo, sceneClock, type Scene } from '../../app/demo.js'
import { checkConfig } from '../../config/check-config.js'
import { CHECK_INPUTS } from '../../config/inputs/check-inputs.js'
import { readInputs } from '../../config/inputs/inputs.js'
import { beatJson } from '../../domain/beat/beat-document.js'
import { openMember } from '../../domain/member.js'
import { createHistory } from '../../domain/history/create-history.js'
import { DAY, type Instant } from '../../domain/time.js'
import { historyText } from '../../explain/past/history-text.js'
import { keptBoard } from '../../health/kept-board.js'
import { createGitHubTexts } from '../../incidents/github/texts.js'
import { createMemoryIncidents, type MemoryIncidents } from '../../incidents/memory/index.js'
import type { Files } from '../../ports.js'
import { REPORTS } from '../../reports/index.js'
import { terminalReport } from '../../reports/terminal.js'
import { connect } from '../../wiring/connections.js'
import { quietSurroundings } from '../../wiring/terminal-surroundings.js'
import { checkPorts, wire } from '../../wiring/wire.js'
import { indented } from './indented.js'
import { screenOf } from './screen-of.js'
import { sceneData } from './scene-data.js'
import { paintOf, printJson, type Terminal } from './terminal.js'

const FILE = 'scheduler_heartbeat.json'

/** Plays all scenes, and leaves what people would see in a folder. */
export async function playAtTerminal(chosen: string | undefined, terminal: Terminal): Promise<void> {
  const scenes: object[] = []
  const folder = chosen ?? (await mkdtemp(join(tmpdir(), 'heartbeat-demo-')))
  const connections = connect(quietSurroundings(folder, terminal.secrets))
  const { files } = connections
  const texts = createGitHubTexts({ repository: { owner: 'you', repo: 'your-repository' }, runUrl: null }, null)
  const incidents = createMemoryIncidents({ texts })
  const startAt = connections.surroundings.clock.now()
  const inputs = readInputs(CHECK_INPUTS, { 'heartbeat-file': FILE, 'read-from': 'workspace', monitor: 'scheduler' })
  // The files are written all the same.
  const shown = terminal.manner.json ? { ...terminal, print: () => {} } : terminal
  await playDemo(startAt, {
    config: checkConfig(inputs, null),
    ports: checkPorts(wire(connections), incidents),
    beat: (at) =>
      files.write(join(folder, FILE), beatJson('scheduler', { at, state: 'ok', message: 'orders checked' })),
    async show(scene) {
      scenes.push(sceneData(scene))
      await show(scene, { startAt, folder, files, incidents, terminal: shown })
    },
  })
  if (terminal.manner.json) return printJson(terminal, { folder, scenes })
  terminal.print(
    `\nHow ninety made-up days look with "heartbeat history":\n\n${indented(madeUpPast(startAt, terminal))}`,
  )
  terminal.print(`\nWhat people would see is in ${folder}\n`)
}

/** Where the scenes play, and what they leave there. */
interface Stage {
  readonly startAt: Instant
  readonly folder: string
  readonly files: Files
  readonly incidents: MemoryIncidents
  readonly terminal: Terminal
}

async function show(scene: Scene, { startAt, folder, files, incidents, terminal }: Stage): Promise<void> {
  const paint = paintOf(terminal)
  terminal.print(`\n${paint.strong(sceneClock(scene, startAt))}\n${scene.title}\n\n`)
  terminal.print(indented(terminalReport(scene.report, paint, terminal.columns - 2)))
  const file = join(folder, `summary-${scene.number}.md`)
  const summary = await openMember(REPORTS, { kind: 'summary', options: { file } }, null)
  for (const { name, text } of summary.render(scene.report, null).files) {
    await files.write(name, text)
    terminal.print(`  summary  ${name}\n`)
  }
  const page = scene.incident === null ? null : incidents.page(scene.incident.ref)
  if (scene.incident === null || page === null) return
  const issue = join(folder, `issue-${scene.number}.md`)
  const text = [
    `# ${page.title}`,
    page.body,
    ...page.comments.map((comment) => `\n---\n**Comment**\n\n${comment}`),
  ].join('\n\n')
  await files.write(issue, `${text}\n`)
  terminal.print(`  issue    ${issue}\n`)
  const opened = scene.report.plan.some((effect) => effect.kind === 'open-incident')
  if (opened) terminal.print(`\n${indented(withoutMarker(text), '  │ ')}`)
}

/** The marker is for machines. */
function withoutMarker(text: string): string {
  return text.replace(/\n<!-- heartbeat[\s\S]*?-->/g, '').trimEnd()
}

function madeUpPast(now: Instant, terminal: Terminal): string {
  const history = createHistory()
  const monitors = ['scheduler', 'nightly-backup']
  makeUpPast(history, monitors, now)
  const board = keptBoard(history, new Map(), null)
  if (board === null) return ''
  const query = { span: { from: now - 30 * DAY, to: now }, monitors, format: 'json' } as const
  const shown = { board, query, days: 90, now, label: 'nothing but this demo', linkOf: () => null }
  const screen = screenOf(terminal, false)
  return historyText(shown, { ...screen, columns: screen.columns - 2 })
}
