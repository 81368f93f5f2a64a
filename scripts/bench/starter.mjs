import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const SCRIPT = fileURLToPath(new URL('./spawn.py', import.meta.url))

/** Starts programs and says what each cost: wall and processor time in ms, and the most memory it had, in MiB. */
export async function createStarter(folder) {
  const child = spawn('python3', [SCRIPT], { stdio: ['pipe', 'pipe', 'inherit'] })
  await new Promise((resolve, reject) => child.once('spawn', resolve).once('error', reject)).catch(() => {
    throw new Error('the bench needs python3, which counts the processor time of programs: apt-get install python3')
  })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const log = join(folder, 'log.txt')
  return {
    /** Throws where the program did not end as it should: a crash is fast. */
    async run({ argv, env, cwd, exitCode = 0 }) {
      child.stdin.write(`${JSON.stringify({ argv, env, cwd, log })}\n`)
      const { value } = await lines.next()
      const cost = JSON.parse(value)
      if (cost.exitCode === exitCode) return cost
      throw new Error(
        `it ended with ${cost.exitCode}, not ${exitCode}: ${readFileSync(log, 'utf8').trim().slice(-600)}`,
      )
    },
    stop: () => child.stdin.end(),
  }
}
