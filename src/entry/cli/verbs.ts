import type { Command } from 'commander'
import type { WishVerb } from '../../domain/wish-text.js'
import type { Terminal } from './terminal.js'

type AddVerb = (root: Command, terminal: Terminal) => void

/** Every verb; a new one is a file that exports `addVerb`, and a line. Each loads when it is asked for. */
const VERBS: Readonly<Record<string, () => Promise<{ readonly addVerb: AddVerb }>>> = {
  check: () => import('./check.js'),
  watch: () => import('./watch.js'),
  serve: () => import('./serve.js'),
  write: () => import('./write.js'),
  run: () => import('./run.js'),
  status: () => import('./status.js'),
  ack: () => control('ack'),
  snooze: () => control('snooze'),
  pause: () => control('pause'),
  resume: () => control('resume'),
  history: () => import('./history.js'),
  inspect: () => import('./inspect.js'),
  schedule: () => import('./schedule.js'),
  validate: () => import('./validate.js'),
  replay: () => import('./replay.js'),
  discover: () => import('./discover.js'),
  init: () => import('./init.js'),
  'test-alert': () => import('./test-alert.js'),
  drill: () => import('./drill.js'),
  recovery: () => import('./recovery.js'),
  redis: () => import('./redis.js'),
  demo: () => import('./demo.js'),
  version: () => import('./version.js'),
}

async function control(verb: WishVerb): Promise<{ readonly addVerb: AddVerb }> {
  return { addVerb: (await import('./control.js')).controlVerb(verb) }
}

/** The verb that was typed, or all of them for help and for a word that none of them is. */
export async function loadVerbs(typed: string | undefined): Promise<AddVerb[]> {
  const chosen = Object.entries(VERBS).filter(([name]) => name === typed)
  const verbs: AddVerb[] = []
  for (const [, load] of chosen.length > 0 ? chosen : Object.entries(VERBS)) verbs.push((await load()).addVerb)
  return verbs
}
