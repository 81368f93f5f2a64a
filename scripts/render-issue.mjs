// Writes docs/rendered/issue-*.md: one incident from its first bad check to the beat that ends it, as GitHub gets it.
// With --check it writes nothing and fails when a page is out of date.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadTs, root } from './load-ts.mjs'

const { parseConfigFile } = await loadTs('src/config/file/parse-file.ts')
const { checkConfig } = await loadTs('src/config/check-config.ts')
const { CHECK_INPUTS } = await loadTs('src/config/inputs/check-inputs.ts')
const { readInputs } = await loadTs('src/config/inputs/inputs.ts')
const { judgeAll, loadTimes } = await loadTs('src/app/judge-all.ts')
const { carryOut } = await loadTs('src/app/carry-out.ts')
const { planIncidents } = await loadTs('src/domain/incidents/plan-incidents.ts')
const { createMemoryIncidents } = await loadTs('src/incidents/memory/index.ts')
const { createGitHubTexts } = await loadTs('src/incidents/github/texts.ts')

const CONFIG = `
monitors:
  nightly-backup:
    name: Nightly backup
    cron: '23 2 * * *'
    grace: 2h
    levels: 1, 1, 1
    workflow: backup.yml
    file: heartbeats/nightly-backup.json
    branch: heartbeats
`
const config = checkConfig(readInputs(CHECK_INPUTS, {}), parseConfigFile(CONFIG, 'heartbeat.yml'))
const times = await loadTimes(config.monitors)

const context = {
  repository: { owner: 'acme', repo: 'warehouse' },
  runUrl: 'https://github.com/acme/warehouse/actions/runs/19577301146',
}
const incidents = createMemoryIncidents({ texts: createGitHubTexts(context, null) })
const silent = { debug() {}, info() {}, notice() {}, warning() {}, error() {} }

/** One check at a moment, when the newest beat is of another; the page of the incident as it stands then. */
async function check(now, beatAt, run) {
  const beat = {
    at: Date.parse(beatAt),
    state: 'ok',
    message: '214 tables, 38 GB',
    durationSeconds: 1260,
    workflow: 'Nightly backup',
    runId: run,
    runUrl: `https://github.com/acme/warehouse/actions/runs/${run}`,
  }
  const reading = { kind: 'beat', beat, evidence: { field: '/last_run', rule: 'last-run-key', zone: 'utc' }, notes: [] }
  const place = { kind: 'repository', path: 'heartbeats/nightly-backup.json', branch: 'heartbeats', repository: null }
  const reads = config.monitors.map((monitor) => ({ monitor, reading, place }))
  const verdicts = await judgeAll(reads, { now: Date.parse(now), force: false, onGitHub: true, times })
  const plan = planIncidents(verdicts, await incidents.load(), config.policy, Date.parse(now))
  await carryOut(plan, incidents, Date.parse(now), silent)
  const [incident] = await incidents.load()
  return incidents.page(incident.ref)
}

const shown = (text) => text.replace(/\n*<!-- heartbeat[\s\S]*?-->/g, '').trimEnd()
const page = ({ title, body, comments }) =>
  `${[`# ${title}`, shown(body), ...comments.map((comment) => `<!-- comment -->\n\n${shown(comment)}`)].join('\n\n')}\n`

const pages = {
  'issue-open': page(await check('2026-11-20T07:07:00Z', '2026-11-19T02:44:00Z', '19540017382')),
}
await check('2026-11-21T07:37:00Z', '2026-11-19T02:44:00Z', '19540017382')
pages['issue-closed'] = page(await check('2026-11-21T09:07:00Z', '2026-11-21T08:51:00Z', '19577290911'))

const onlyCheck = process.argv.includes('--check')
for (const [name, text] of Object.entries(pages)) {
  const path = `docs/rendered/${name}.md`
  const file = join(root, path)
  if (existsSync(file) && readFileSync(file, 'utf8') === text) continue
  console.log(`${onlyCheck ? 'out of date' : 'wrote'}: ${path}`)
  if (onlyCheck) process.exitCode = 1
  else writeFileSync(file, text)
}
