// Runs under Node 24, because the emulator needs Node 22.15 while the tests may run under 20.
import { registerHooks } from 'node:module'
import { createInterface } from 'node:readline'

/** How the emulator counts what may still be asked in this hour; a proof asks more, and would be refused in its middle. */
const COUNT = 'counter.remaining = Math.max(0, counter.remaining - 1)'
let isEndless = false
registerHooks({
  load(url, context, next) {
    const loaded = next(url, context)
    const source = String(loaded.source)
    if (!url.includes('/emulate/dist/') || !source.includes(COUNT)) return loaded
    isEndless = true
    return { ...loaded, source: source.replace(COUNT, 'counter.remaining = counter.remaining - 1 || 5000') }
  },
})

const { createEmulator } = await import('emulate')
if (!isEndless) throw new Error('the emulator counts requests in another way now; its limit would end a proof')
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
