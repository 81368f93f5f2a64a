import { execFile } from 'node:child_process'

interface Answer<Output> {
  readonly code: number
  readonly text: Output
}

const MOST_BYTES = 16 * 1024 * 1024
const LONGEST_MS = 20_000

/** Null where git is not there. No question is asked and nothing of the network is needed. */
export async function git(folder: string, args: readonly string[], input = ''): Promise<Answer<string> | null> {
  const answer = await gitBytes(folder, args, { input })
  return answer && { code: answer.code, text: answer.text.toString('utf8') }
}

/** The same, of texts whose bytes are counted. */
export function gitBytes(
  folder: string,
  args: readonly string[],
  { input = '', mostBytes = MOST_BYTES }: { readonly input?: string; readonly mostBytes?: number },
): Promise<Answer<Buffer> | null> {
  return new Promise((resolve) => {
    const env = { ...process.env, GIT_OPTIONAL_LOCKS: '0' }
    const options = { maxBuffer: mostBytes, timeout: LONGEST_MS, env, encoding: 'buffer' } as const
    const child = execFile('git', ['-C', folder, ...args], options, (error, stdout) => {
      const code = error === null ? 0 : error.code
      resolve(typeof code === 'number' ? { code, text: stdout } : null)
    })
    // Git may have ended before it read anything.
    child.stdin?.on('error', () => undefined)
    child.stdin?.end(input)
  })
}
