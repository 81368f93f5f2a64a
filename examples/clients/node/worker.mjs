// A worker that saves what comes, and beats. HEARTBEAT_URL says where to; without it nothing is done.
import { setTimeout as sleep } from 'node:timers/promises'
import { heartbeat } from 'heartbeat'

const hb = heartbeat({ tag: 'save_worker', every: '10s', critical: true })
hb.start()

let stopping = false
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => (stopping = true))

let saved = 0
while (!stopping) {
  try {
    saved += await saveNext()
    hb.pulse({ saved })
  } catch (error) {
    hb.error(error)
  }
  await sleep(250)
}
// Stopped on purpose, and so it says.
await hb.stop()

/** The work. If it never ends no pulse follows, and the silence is noticed. */
async function saveNext() {
  return 1
}
