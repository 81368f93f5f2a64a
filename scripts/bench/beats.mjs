import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runOnce } from './measure.mjs'

/** A beat as the write action stores it, kept for the rows as `beaten` and laid into the workspace, beside one of somebody else. */
export async function makeBeats(doors, rig) {
  const written = doors.write({ monitor: 'nightly', mode: 'once', 'min-interval': '', required: 'true' })
  await runOnce({ run: written }, rig)
  await rig.github.keep('beaten')
  writeFileSync(join(rig.folder, 'own.json'), await rig.github.file('heartbeats/nightly.json'))
  const at = new Date(Date.now() - 60_000).toISOString()
  writeFileSync(join(rig.folder, 'foreign.json'), JSON.stringify({ last_run: at, status: 'ok' }))
}
