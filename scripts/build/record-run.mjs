// Loaded before a door that was built to say what runs: writes down which functions did.
import { appendFileSync } from 'node:fs'

globalThis.heartbeatRan = new Set()
process.on('exit', () => appendFileSync(process.env.HEARTBEAT_RAN, [...globalThis.heartbeatRan, ''].join('\n')))
