import type { FaultRule } from './faults.js'
import { answerWith, dropLabels, forbidden } from './faults.js'
import type { Inputs, LifeWorld } from './life-world.js'
import { answerFor, workflowText, type StubWorld } from './workflow-stub.js'

/** One step of the life of an incident, with all that must have come of it after one more run. */
export interface LifeStep {
  readonly name: string
  /** How things stand before it. */
  before(world: LifeWorld): Promise<void>
  readonly inputs: Inputs
  /** What GitHub does throughout it. */
  readonly rules: readonly FaultRule[]
  readonly status: 'healthy' | 'critical'
  readonly end: {
    readonly open: 0 | 1
    /** Of one issue. */
    readonly comments: number
    readonly told: Readonly<Record<string, number>>
  }
}

const FILE = 'data/beat.json'
const CONFIG = 'ops/heartbeat.yml'
const BRANCH = 'heartbeats'
const HOUR = 3_600_000

const single: Inputs = { 'heartbeat-file': FILE, threshold: '120' }
const configured: Inputs = { config: CONFIG }
const lasting = { open: 1, comments: 0, told: {} } as const
const opened = { open: 1, comments: 0, told: { opened: 1 } } as const

function beat(hoursAgo: number): string {
  return JSON.stringify({ last_run: new Date(Date.now() - hoursAgo * HOUR).toISOString() })
}

async function dead(world: LifeWorld): Promise<void> {
  await world.putFile(FILE, beat(5))
}

/** A monitor whose threshold is as told, and people who are told of each opening. */
async function configure(world: LifeWorld, threshold: string): Promise<void> {
  const monitor = `  scheduler: { file: ${FILE}, branch: main, threshold: ${threshold} }`
  await world.putFile(CONFIG, `monitors:\n${monitor}\nchannels:\n  webhook: { cooldown: 0s }\n`)
}

const MEMBERS = Array.from({ length: 11 }, (_, i) => `worker-${i + 1}`)

async function manyDead(world: LifeWorld): Promise<void> {
  for (const name of MEMBERS) await world.putFile(`heartbeats/${name}.json`, beat(5), BRANCH)
  const monitors = MEMBERS.map((name) => `  ${name}: { every: 1h }`)
  await world.putFile(CONFIG, `monitors:\n${monitors.join('\n')}\n`)
}

async function manyAlive(world: LifeWorld): Promise<void> {
  for (const name of MEMBERS) await world.putFile(`heartbeats/${name}.json`, beat(0.2), BRANCH)
}

/** A workflow that ran each hour until three days ago. */
function silentWorkflow(): StubWorld {
  const at = (hoursAgo: number): string => `${new Date(Date.now() - hoursAgo * HOUR).toISOString().slice(0, 19)}Z`
  const runs = Array.from({ length: 20 }, (_, i) => ({
    event: 'schedule',
    status: 'completed',
    conclusion: 'success',
    created_at: at(72 + i),
    updated_at: at(72 + i),
  }))
  return { workflows: [{ file: 'backup.yml', text: workflowText(['0 * * * *']), runs }], graphql: true }
}

const asksForWorkflows: FaultRule = {
  method: 'GET',
  path: /\/(actions\/|commits|contents\/\.github\/workflows)/,
  fault: answerWith(({ path, query }) =>
    answerFor(silentWorkflow(), path.replace(/^\/repos\/[^/]+\/[^/]+/, ''), query),
  ),
}

export const LIFE: readonly LifeStep[] = [
  { name: 'opens', before: dead, inputs: single, rules: [], status: 'critical', end: opened },
  {
    name: 'opens without labels',
    before: dead,
    inputs: single,
    rules: [
      { method: 'POST', path: /\/issues$/, fault: dropLabels },
      { method: 'POST', path: /\/labels$/, fault: forbidden() },
    ],
    status: 'critical',
    end: opened,
  },
  {
    name: 'lasts',
    async before(world) {
      await dead(world)
      await world.check(single)
    },
    inputs: single,
    rules: [],
    status: 'critical',
    end: lasting,
  },
  {
    name: 'closes',
    async before(world) {
      await dead(world)
      await world.check(single)
      await world.putFile(FILE, beat(0.5))
    },
    inputs: single,
    rules: [],
    status: 'healthy',
    end: { open: 0, comments: 1, told: { recovered: 1 } },
  },
  {
    name: 'reopens',
    async before(world) {
      await configure(world, '2h')
      await dead(world)
      await world.check(configured)
      await world.putFile(FILE, beat(0.5))
      await world.check(configured)
      await configure(world, '20m')
    },
    inputs: configured,
    rules: [],
    status: 'critical',
    end: { open: 1, comments: 2, told: { opened: 1 } },
  },
  { name: 'opens for many', before: manyDead, inputs: configured, rules: [], status: 'critical', end: opened },
  {
    name: 'closes for many',
    async before(world) {
      await manyDead(world)
      await world.check(configured)
      await manyAlive(world)
    },
    inputs: configured,
    rules: [],
    status: 'healthy',
    end: { open: 0, comments: 1, told: { recovered: 1 } },
  },
  {
    name: 'opens for a workflow',
    before: async () => {},
    inputs: {},
    rules: [asksForWorkflows],
    status: 'critical',
    end: opened,
  },
  {
    name: 'is well',
    before: (world) => world.putFile(FILE, beat(0.5)),
    inputs: single,
    rules: [],
    status: 'healthy',
    end: { open: 0, comments: 0, told: {} },
  },
]
