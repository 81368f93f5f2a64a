import { ConfigError } from '../errors.js'

/** How a shell is given a script: the same as a step of a workflow gives it. */
export interface ShellScript {
  /** The ending its file must have. */
  readonly extension: string
  readonly text: string
  commandLine(file: string): { readonly command: string; readonly args: readonly string[] }
}

interface Shell {
  readonly extension: string
  readonly line: readonly string[]
  readonly wrap?: (script: string) => string
}

// The templates of actions/runner (ScriptHandlerHelpers.cs).
const SHELLS: Readonly<Record<string, Shell>> = {
  bash: { extension: '.sh', line: ['bash', '--noprofile', '--norc', '-eo', 'pipefail', '{0}'] },
  sh: { extension: '.sh', line: ['sh', '-e', '{0}'] },
  python: { extension: '.py', line: ['python', '{0}'] },
  pwsh: { extension: '.ps1', line: ['pwsh', '-command', ". '{0}'"], wrap: stopOnError },
  powershell: { extension: '.ps1', line: ['powershell', '-command', ". '{0}'"], wrap: stopOnError },
  cmd: { extension: '.cmd', line: ['cmd', '/D', '/E:ON', '/V:OFF', '/S', '/C', 'CALL "{0}"'], wrap: quiet },
}

/** A script for one of the known shells, or for a template of one's own like `perl {0}`. */
export function shellScript(shell: string, script: string): ShellScript {
  const known = Object.hasOwn(SHELLS, shell) ? SHELLS[shell] : ownShell(shell)
  if (known === undefined) {
    const names = Object.keys(SHELLS).join(', ')
    throw new ConfigError([`shell: ${JSON.stringify(shell)} is not one of ${names}, nor a template like "perl {0}"`])
  }
  return {
    extension: known.extension,
    text: (known.wrap ?? withNewline)(script),
    commandLine(file) {
      const [command = '', ...args] = known.line.map((part) => part.replaceAll('{0}', () => file))
      return { command, args }
    },
  }
}

function ownShell(template: string): Shell | undefined {
  const line = template.split(' ').filter((part) => part !== '')
  return line.length > 1 && template.includes('{0}') ? { extension: '', line } : undefined
}

function withNewline(script: string): string {
  return `${script}\n`
}

function stopOnError(script: string): string {
  const lastCode = 'if ((Test-Path -LiteralPath variable:\\LASTEXITCODE)) { exit $LASTEXITCODE }'
  return `$ErrorActionPreference = 'stop'\n${script}\n${lastCode}\n`
}

function quiet(script: string): string {
  return `@echo off\r\n${script.replace(/\r?\n/g, '\r\n')}\r\n`
}
