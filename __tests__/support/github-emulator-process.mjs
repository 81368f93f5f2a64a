// Runs under Node 24, because the emulator needs Node 22.15 while the tests may run under 20.
import { createInterface } from 'node:readline'
import { createEmulator } from 'emulate'

const emulator = await createEmulator({
  service: 'github',
  port: 0,
  hostname: '127.0.0.1',
  seed: JSON.parse(process.argv[2]),
})
process.stdout.write(`${JSON.stringify({ url: emulator.url })}\n`)

// Each line of the parent begins a repository anew. It holds our stdin: when it ends, however it ends, so do we.
const lines = createInterface({ input: process.stdin })
lines.on('line', () => {
  emulator.reset()
  process.stdout.write('begun anew\n')
})
lines.on('close', () => process.exit(0))
