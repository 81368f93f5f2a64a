import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')

export function textOf(path: string): string {
  return readFileSync(join(root, path), 'utf8')
}

export function filesIn(folder: string, ending: string): string[] {
  return readdirSync(join(root, folder))
    .filter((name) => name.endsWith(ending))
    .map((name) => `${folder}/${name}`)
}

/** Every file that git knows or would add, but what is built. */
export function trackedFiles(): string[] {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], { cwd: root })
  return listed
    .toString('utf8')
    .split('\0')
    .filter((path) => path !== '' && !path.startsWith('dist/'))
}

export function pages(): string[] {
  return [
    'README.md',
    'CONTRIBUTING.md',
    'SECURITY.md',
    'CHANGELOG.md',
    'CODE_OF_CONDUCT.md',
    'write/README.md',
    'run/README.md',
    'examples/template/README.md',
    'examples/README.md',
    'examples/clients/README.md',
    ...docsPages(),
  ]
}

function docsPages(): string[] {
  return [...filesIn('docs', '.md'), ...filesIn('docs/decisions', '.md')]
}

/** The fenced blocks of one language in a page. */
export function blocksOf(markdown: string, language: string): string[] {
  return [...markdown.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)].flatMap(([, named, text]) =>
    named === language ? [text ?? ''] : [],
  )
}
