import { relative } from 'node:path'
import type { Command } from 'commander'
import type { DiscoveredWorkflow } from '../../app/discover.js'
import type { InitOutcome } from '../../app/init.js'
import { ConfigError } from '../../errors.js'
import { createAsker, type Asker } from '../../platform/ask.js'
import { changeOf } from '../../platform/checkout.js'
import { createClock } from '../../platform/clock.js'
import { createFiles } from '../../platform/files.js'
import { confinedPath } from '../../platform/confined-path.js'
import { ownAction } from '../../wiring/here.js'
import {
  askGitHub,
  notYetThere,
  placeOf,
  reasonOf,
  whyUnread,
  workflowsIn,
  type AskFlags,
  type Place,
} from './found-workflows.js'
import { heartbeatsIn } from './found-heartbeats.js'
import { printJson, type Terminal } from './terminal.js'

interface Options extends AskFlags {
  action?: string
  yes?: boolean
  dryRun?: boolean
  systemd?: boolean
}

export function addVerb(root: Command, terminal: Terminal): void {
  root
    .command('init')
    .description('Write .github/workflows/heartbeat.yml and a commented .github/heartbeat.yml from what is found.')
    .option('--repo <owner/repo>', 'the repository; default: GITHUB_REPOSITORY, else the remote of this folder')
    .option('--api-url <url>', 'URL of the GitHub API')
    .option('--token <token>', 'default: GITHUB_TOKEN or GH_TOKEN')
    .option('--systemd', 'write units of systemd for this folder instead: a service that watches, a check with a timer')
    .option('--action <name>', 'what `uses:` is to say, like owner/heartbeat@v1; default: whose clone this program is')
    .option('--yes', 'ask nothing, and replace files that exist')
    .option('--dry-run', 'write nothing, show what would be written')
    .action((options: Options) => run(options, terminal))
}

async function run(options: Options, terminal: Terminal): Promise<void> {
  if (options.systemd) return (await import('./init-systemd.js')).initSystemd(options, terminal)
  const asker = options.yes || options.dryRun || terminal.manner.json ? null : await createAsker(terminal.env)
  try {
    await initHere(options, asker, terminal)
  } finally {
    asker?.close()
  }
}

async function initHere(options: Options, asker: Asker | null, terminal: Terminal): Promise<void> {
  const { describeInit, init } = await import('../../app/init.js')
  const place = await placeOf(options, terminal)
  const action = await actionFor(options.action, asker, terminal)
  const { workflows, looked } = await foundIn(place, options, terminal)
  const heartbeats = await heartbeatsIn(place, asker)
  const { yes = false, dryRun = false } = options
  const { json, quiet } = terminal.manner
  const say = json || quiet ? () => undefined : terminal.print
  say(await foundText(looked, workflows, heartbeats))
  const ask = asker && ((question: { path: string; place: string; text: string }) => agreed(question, asker, terminal))
  const outcomes = await init(
    { repository: place.repository, action, workflows, heartbeats },
    { yes, dryRun, ...(ask && { ask }) },
    { files: createFiles(), place: async (path) => confinedPath(place.root, path), changeOf },
  )
  if (json) return printJson(terminal, { files: outcomes })
  const { nextSteps } = await import('../../app/next-steps.js')
  const folder = relative(process.cwd(), place.root) || '.'
  say(`\n${describeInit(outcomes, dryRun)}`)
  if (!dryRun && isNew(outcomes)) say(nextSteps({ folder, repository: place.repository, program: programOf() }))
}

function isNew(outcomes: readonly InitOutcome[]): boolean {
  return outcomes.some(({ outcome }) => outcome === 'written' || outcome === 'replaced')
}

/** As it was started, so that the line can be typed again. */
function programOf(): string {
  const path = process.argv[1] ?? ''
  return path.endsWith('.js') ? `node ${relative(process.cwd(), path) || path}` : 'heartbeat'
}

const ACTION = /^[\w.-]+\/[\w.-]+(\/[\w./-]+)?@[\w./-]+$/
const UNKNOWN =
  'action: whose copy of Heartbeat is to run cannot be told here; give --action owner/heartbeat@v1, with the owner of the repository that you have it from'

/** Never a placeholder: a workflow that names nobody fails at its first run. Throws ConfigError. */
async function actionFor(typed: string | undefined, asker: Asker | null, terminal: Terminal): Promise<string> {
  const known = typed ?? (await ownAction(terminal, process.argv[1] ?? ''))
  if (known === null && asker === null) throw new ConfigError([UNKNOWN])
  const action =
    known ?? (await asker?.text('Whose copy of Heartbeat is to run? Its `uses:`, like owner/heartbeat@v1:')) ?? ''
  if (ACTION.test(action) && !action.startsWith('OWNER/')) return action
  throw new ConfigError([`action: ${JSON.stringify(action)} is no action; write it like owner/heartbeat@v1`])
}

interface Found {
  readonly workflows: readonly DiscoveredWorkflow[]
  /** What was looked at, and what was not. */
  readonly looked: readonly string[]
}

/** The files of this folder, and what GitHub says of how they run. */
async function foundIn(place: Place, options: Options, terminal: Terminal): Promise<Found> {
  const local = await workflowsIn(place.root)
  local.notices.forEach((notice) => terminal.log.warning(notice))
  const read = `Read ${local.files} workflow ${local.files === 1 ? 'file' : 'files'} of ${place.root}`
  if (place.repository === null)
    return { workflows: local.workflows, looked: [`${read}; GitHub was not asked, for no remote leads there.`] }
  const by = place.named ? '' : `, ${place.by}`
  try {
    const now = createClock().now()
    const asked = await askGitHub(options, place.repository, { include: [], now }, terminal)
    const why = whyUnread(asked)
    if (why !== null) return notAsked(why)
    asked.notices.forEach((notice) => terminal.log.warning(notice))
    const workflows = [...asked.workflows, ...notYetThere(local.workflows, asked.workflows)]
    return { workflows, looked: [`${read}, and asked GitHub about ${place.repository}${by}.`] }
  } catch (error) {
    return notAsked(reasonOf(error))
  }

  function notAsked(why: string): Found {
    return { workflows: local.workflows, looked: [`${read}. GitHub did not tell of ${place.repository}${by}: ${why}`] }
  }
}

async function foundText(
  looked: readonly string[],
  workflows: readonly DiscoveredWorkflow[],
  heartbeats: Awaited<ReturnType<typeof heartbeatsIn>>,
): Promise<string> {
  const { findingsText } = await import('../../app/next-steps.js')
  return findingsText(looked, workflows, heartbeats)
}

async function agreed(
  { path, place, text }: { path: string; place: string; text: string },
  asker: Asker,
  terminal: Terminal,
): Promise<boolean> {
  const change = await changeOf(place, text)
  const exists = (await createFiles().read(place, text.length * 100 + 1_000_000)) !== null
  if (!exists) return asker.confirm(`Write ${path}?`, true)
  if (change !== null) terminal.print(`\n${change}\n`)
  return asker.confirm(`${path} exists and would change so. Replace it?`, false)
}
