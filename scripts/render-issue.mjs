// Writes docs/rendered/issue-*.md: one incident from its first bad check to the beat that ends it, as GitHub gets it. What is
// judged is the configuration of README.md, and what is read the beat that the write action stores.
// With --check it writes nothing and fails when a page is out of date.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { loadTs, root } from './load-ts.mjs'
import { repositoryOf } from './owner.mjs'

const { checkConfig } = await loadTs('src/config/check-config.ts')
const { CHECK_INPUTS } = await loadTs('src/config/inputs/check-inputs.ts')
const { readInputs } = await loadTs('src/config/inputs/inputs.ts')
const { judgeAll, loadTimes } = await loadTs('src/app/judge-all.ts')
const { carryOut } = await loadTs('src/app/carry-out.ts')
const { planIncidents } = await loadTs('src/domain/incidents/plan-incidents.ts')
const { readMonitors } = await loadTs('src/sources/document.ts')
const { createMemoryIncidents } = await loadTs('src/incidents/memory/index.ts')
const { createGitHubTexts } = await loadTs('src/incidents/github/texts.ts')

/** The inputs of the first step in README.md that names a heartbeat file. */
function readmeInputs() {
  const blocks = [...readFileSync(join(root, 'README.md'), 'utf8').matchAll(/```yaml\n([\s\S]*?)```/g)]
  const steps = blocks.flatMap(([, text]) => Object.values(parse(text)?.jobs ?? {}).flatMap((job) => job.steps ?? []))
  const inputs = steps.map((step) => step.with ?? {}).find((one) => 'heartbeat-file' in one)
  if (inputs === undefined) throw new Error('README.md shows no step with a heartbeat-file')
  return Object.fromEntries(Object.entries(inputs).map(([key, value]) => [key, String(value)]))
}

const config = checkConfig(readInputs(CHECK_INPUTS, readmeInputs()), null)
const times = await loadTimes(config.monitors)

const context = {
  repository: { owner: 'acme', repo: 'warehouse' },
  runUrl: 'https://github.com/acme/warehouse/actions/runs/19577301146',
  about: `https://github.com/${repositoryOf(root)}#readme`,
  commands: true,
}
const incidents = createMemoryIncidents({ texts: createGitHubTexts(context, null) })
const silent = { debug() {}, info() {}, notice() {}, warning() {}, error() {} }

/** What is judged at a moment, when the newest beat is of another. */
function judged(at, beatAt, run) {
  const [monitor] = config.monitors
  const beat = {
    last_run: beatAt,
    monitor: monitor.id,
    status: 'ok',
    source: 'github-actions',
    workflow: 'backup.yml',
    event: 'schedule',
    run_id: run,
    run_url: `https://github.com/acme/warehouse/actions/runs/${run}`,
    finished_at: beatAt,
    duration_seconds: 1260,
  }
  const reading = readMonitors(JSON.stringify(beat), [monitor], at, {}).get(monitor.id)
  const { path, branch } = monitor.source.options
  const place = { kind: 'repository', path, branch, repository: null }
  return judgeAll([{ monitor, reading, place }], { now: at, force: false, onGitHub: true, times })
}

/** One check at a moment; the page of the incident as it stands then. */
async function check(now, ...beat) {
  const at = Date.parse(now)
  const verdicts = await judged(at, ...beat)
  const plan = planIncidents(verdicts, await incidents.load(), config.policy, at)
  await carryOut(plan, incidents, at, { log: silent })
  const [incident] = await incidents.load()
  if (incident === undefined) throw new Error(`${now}: ${verdicts[0].message} That opens no incident.`)
  return { ...incidents.page(incident.ref), incident }
}

/** The same page after a person has asked for something in a comment, and a check has heard it. */
async function heard({ incident }, now, beat, asked) {
  const at = Date.parse(now)
  const verdicts = await judged(at, ...beat)
  const { by, text, control } = asked
  const state = { ...incident.state, control: { pause: null, snooze: null, acknowledged: null, ...control } }
  const after = await incidents.update(incident, { state, verdicts, comment: null }, at)
  const { comments, ...page } = incidents.page(after.ref)
  return { ...page, comments: [...comments, { by, text: `${text}\n\n👀 1` }] }
}

const shown = (text) => text.replace(/\n*<!-- heartbeat[\s\S]*?-->/g, '').trimEnd()
const commentOf = (comment) =>
  typeof comment === 'string'
    ? `<!-- comment -->\n\n${shown(comment)}`
    : `<!-- comment by ${comment.by} -->\n\n${comment.text}`
const page = ({ title, body, comments }) => `${[`# ${title}`, shown(body), ...comments.map(commentOf)].join('\n\n')}\n`

const beat = ['2026-11-19T02:44:00Z', '19540017382']
const open = await check('2026-11-20T14:37:00Z', ...beat)
const why = 'the disk is full, a new one comes at noon'
const asked = { by: 'mira', text: `/ack ${why}`, at: Date.parse('2026-11-20T14:52:00Z') }
const acknowledged = { at: asked.at, by: asked.by, why }
const pages = {
  'issue-open': page(open),
  'issue-control': page(await heard(open, '2026-11-20T15:07:00Z', beat, { ...asked, control: { acknowledged } })),
}
await check('2026-11-21T07:37:00Z', ...beat)
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
