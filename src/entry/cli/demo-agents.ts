import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { playAgents, type AgentsScene } from '../../app/demo-agents.js'
import { createSaidHere } from '../../app/demo-source.js'
import { sceneClock } from '../../app/demo.js'
import { CHECK_INPUTS } from '../../config/inputs/check-inputs.js'
import { readInputs } from '../../config/inputs/inputs.js'
import { readConfig } from '../../config/read-config.js'
import { openMember } from '../../domain/member.js'
import { createMemoryIncidents } from '../../incidents/memory/index.js'
import type { Files, Http } from '../../ports.js'
import { REPORTS } from '../../reports/index.js'
import { terminalReport } from '../../reports/terminal.js'
import { connect } from '../../wiring/connections.js'
import { quietSurroundings } from '../../wiring/terminal-surroundings.js'
import { checkPorts, wire } from '../../wiring/wire.js'
import { indented } from './indented.js'
import { sceneData } from './scene-data.js'
import { paintOf, printJson, type Terminal } from './terminal.js'

const CONFIG = `
version: 1
defaults: { threshold: 300s, missing: unknown }
monitors:
  mary: { name: Mary, redis: { channel: 'agents:heartbeat:mary' } }
  lisa: { name: Lisa, redis: { channel: 'agents:heartbeat:lisa' } }
  paula: { name: Paula, redis: { channel: 'agents:heartbeat:paula' } }
  hybrid: { name: Hybrid, redis: { channel: 'agents:heartbeat:hybrid' } }
channels:
  telegram: { cooldown: 30m }
`
/** Of no bot: nothing leaves this machine. */
const TELEGRAM = { TELEGRAM_BOT_TOKEN: '12345:demonstration', TELEGRAM_CHAT_ID: '-1' }

/** The agents' part of the demonstration, with the map at its end. */
export async function demoAgents(chosen: string | undefined, terminal: Terminal): Promise<void> {
  const folder = chosen ?? (await mkdtemp(join(tmpdir(), 'heartbeat-demo-')))
  const connections = connect(quietSurroundings(folder, terminal.secrets))
  const inputs = readInputs(CHECK_INPUTS, {})
  const config = await readConfig({ inputs, text: CONFIG, environment: TELEGRAM, hide: () => {} })
  const said = createSaidHere()
  const ports = checkPorts(wire(connections), createMemoryIncidents({}))
  const sent: string[] = []
  const channels = { ...ports.channels, http: telegramHere(sent) }
  const startAt = connections.surroundings.clock.now()
  let map = ''
  const scenes: object[] = []
  await playAgents(startAt, {
    config,
    said,
    ports: { ...ports, channels, sourceOf: async () => said },
    show: async (scene) => {
      scenes.push(sceneData(scene))
      if (!terminal.manner.json) show(scene, startAt, sent.splice(0), terminal)
      map = await mapOf(scene, join(folder, 'agent_heartbeat.json'), connections.files)
    },
  })
  if (terminal.manner.json) return printJson(terminal, { folder, scenes })
  terminal.print(`\nThe map of the agents, as it lies in ${join(folder, 'agent_heartbeat.json')}:\n\n${map}`)
}

/** Takes messages as Telegram's API does, and keeps them here. */
function telegramHere(sent: string[]): Http {
  return {
    async request({ body = '' }) {
      const { text } = JSON.parse(body) as { text: string }
      sent.push(withoutTags(text))
      return { status: 200, headers: {}, body: '{"ok": true}' }
    },
  }
}

function withoutTags(html: string): string {
  return html
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
}

function show(scene: AgentsScene, startAt: number, messages: readonly string[], terminal: Terminal): void {
  const paint = paintOf(terminal)
  terminal.print(`\n${paint.strong(sceneClock(scene, startAt))}\n${scene.title}\n\n`)
  terminal.print(indented(terminalReport(scene.report, paint, terminal.columns - 2)))
  for (const message of messages) terminal.print(`\n  Telegram\n${indented(message, '  │ ')}`)
}

/** The map as the run leaves it. */
async function mapOf({ report }: AgentsScene, file: string, files: Files): Promise<string> {
  const { render } = await openMember(REPORTS, { kind: 'agents-map', options: { file } }, null)
  const rendered = render(report, null).files
  for (const { name, text } of rendered) await files.write(name, text)
  return rendered.map(({ text }) => text).join('')
}
