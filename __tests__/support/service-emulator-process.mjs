// Runs under Node 24, because the emulator needs Node 22.15 while the tests may run under 20.
import { createEmulator } from 'emulate'

const [service, seed] = process.argv.slice(2)
const emulator = await createEmulator({ service, port: 0, hostname: '127.0.0.1', seed: JSON.parse(seed) })
process.stdout.write(`${JSON.stringify({ url: emulator.url })}\n`)

// The parent holds our stdin: when it ends, however it ends, so do we.
process.stdin.resume()
process.stdin.on('end', () => process.exit(0))
