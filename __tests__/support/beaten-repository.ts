import { execFile } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** One commit of a repository that a test makes. */
export interface MadeCommit {
  readonly at: number
  readonly files: Readonly<Record<string, string>>
}

/** A real repository of git in this folder, whose commits were made when it says. */
export async function makeRepository(folder: string, commits: readonly MadeCommit[]): Promise<void> {
  const git = gitIn(folder)
  await git(['init', '--quiet', '--initial-branch', 'main'])
  for (const commit of commits) await commitTo(folder, commit)
}

/** Adds a commit to it. */
export async function commitTo(folder: string, { at, files }: MadeCommit): Promise<void> {
  const git = gitIn(folder)
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), text)
  }
  await git(['add', '--all'])
  const date = new Date(at).toISOString()
  await git(['commit', '--quiet', '--message', 'a beat'], { GIT_COMMITTER_DATE: date, GIT_AUTHOR_DATE: date })
}

/** Git with nobody's settings. */
export function gitIn(folder: string) {
  return async (args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<string> => {
    const who = ['-c', 'user.name=somebody', '-c', 'user.email=somebody@example.com', '-c', 'commit.gpgsign=false']
    const alone = { GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1', ...env }
    const { stdout } = await run('git', [...who, ...args], { cwd: folder, env: { ...process.env, ...alone } })
    return stdout.trim()
  }
}
