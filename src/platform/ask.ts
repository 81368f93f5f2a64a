/** Asks a person one question at a time. */
export interface Asker {
  /** What was typed, without the spaces around it; `usual` for nothing. */
  text(question: string, usual?: string): Promise<string>
  confirm(question: string, usual: boolean): Promise<boolean>
  close(): void
}

/** Null where nobody can answer: a pipe, a file, a run of CI. */
export async function createAsker(env: NodeJS.ProcessEnv): Promise<Asker | null> {
  if (process.stdin.isTTY !== true || process.stdout.isTTY !== true || env['CI'] === 'true') return null
  const { createInterface } = await import('node:readline/promises')
  const lines = createInterface({ input: process.stdin, output: process.stdout })
  const text = async (question: string, usual = ''): Promise<string> => {
    const typed = await lines.question(usual === '' ? `${question} ` : `${question} [${usual}] `)
    return typed.trim() || usual
  }
  return {
    text,
    async confirm(question, usual) {
      for (;;) {
        const typed = (await lines.question(`${question} ${usual ? '[Y/n]' : '[y/N]'} `)).trim().toLowerCase()
        if (typed === '') return usual
        if (typed === 'y' || typed === 'yes') return true
        if (typed === 'n' || typed === 'no') return false
      }
    },
    close: () => lines.close(),
  }
}
