import type { Command } from 'commander'
import type { Terminal } from './terminal.js'

type AddVerb = (root: Command, terminal: Terminal) => void

const discover = () => import('./discover.js')

/** Every verb; a new one is a file and a line. Each loads when it is asked for. */
const VERBS: Readonly<Record<string, () => Promise<AddVerb>>> = {
  check: async () => (await import('./check.js')).addCheck,
  watch: async () => (await import('./watch.js')).addWatch,
  serve: async () => (await import('./serve.js')).addServe,
  write: async () => (await import('./write.js')).addWrite,
  run: async () => (await import('./run.js')).addRun,
  status: async () => (await import('./status.js')).addStatus,
  history: async () => (await import('./history.js')).addHistory,
  inspect: async () => (await import('./inspect.js')).addInspect,
  schedule: async () => (await import('./schedule.js')).addSchedule,
  validate: async () => (await import('./validate.js')).addValidate,
  discover: async () => (await discover()).addDiscover,
  init: async () => (await discover()).addInit,
  'test-alert': async () => (await import('./test-alert.js')).addTestAlert,
  recovery: async () => (await import('./recovery.js')).addRecovery,
  redis: async () => (await import('./redis.js')).addRedis,
  demo: async () => (await import('./demo.js')).addDemo,
}

/** The verb that was typed, or all of them for help and for a word that none of them is. */
export async function loadVerbs(typed: string | undefined): Promise<AddVerb[]> {
  const chosen = Object.entries(VERBS).filter(([name]) => name === typed)
  const verbs: AddVerb[] = []
  for (const [, load] of chosen.length > 0 ? chosen : Object.entries(VERBS)) verbs.push(await load())
  return verbs
}
