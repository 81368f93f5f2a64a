import type { EmulatedIssue } from './emulated-repository.js'
import { createRig, type Rig } from './rig.js'
import type { ActionResult, ActionRun } from './runner.js'

export const BEAT_FILE = 'data/scheduler_heartbeat.json'
const HOUR = 3_600_000
const DONE = 'cleaned up'

/** The rig with the words that tests of the check action speak in. */
export interface CheckRig extends Rig {
  /** Commits a beat of so many hours ago. */
  beat(hoursAgo: number, more?: Readonly<Record<string, unknown>>): Promise<void>
  /** Runs the check on that file, without an artifact unless one is asked for. */
  check(inputs?: Readonly<Record<string, string>>, more?: Omit<ActionRun, 'action' | 'inputs'>): Promise<ActionResult>
  /** The one open issue; throws where there are more or none. */
  onlyIssue(): Promise<EmulatedIssue>
  /** Forgets faults and records, and ends all issues, so that one test does not see another's. */
  clean(): Promise<void>
}

export async function createCheckRig(): Promise<CheckRig> {
  const rig = await createRig()
  return {
    ...rig,
    async beat(hoursAgo, more = {}) {
      const at = new Date(Date.now() - hoursAgo * HOUR).toISOString()
      await rig.github.putFile(BEAT_FILE, JSON.stringify({ last_run: at, ...more }))
    },
    check: (inputs = {}, more = {}) =>
      rig.run('action.yml', { inputs: { 'heartbeat-file': BEAT_FILE, artifact: 'false', ...inputs }, ...more }),
    async onlyIssue() {
      const [issue, ...others] = await rig.github.openIssues()
      if (issue === undefined || others.length > 0) throw new Error(`${others.length + (issue ? 1 : 0)} open issues`)
      return issue
    },
    async clean() {
      rig.proxy.reset()
      for (const { number, body } of await rig.github.issues()) {
        // Without its marker it is nobody's memory any more.
        if (body !== DONE) await rig.github.editIssueAs('octo', number, { state: 'closed', body: DONE })
      }
    },
  }
}
