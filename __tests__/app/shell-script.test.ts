import { expect, test } from '@jest/globals'
import { shellScript } from '../../src/app/shell-script.js'

test.each([
  ['bash', 'bash --noprofile --norc -eo pipefail /t/s.sh', '.sh'],
  ['sh', 'sh -e /t/s.sh', '.sh'],
  ['python', 'python /t/s.py', '.py'],
  ['pwsh', "pwsh -command . '/t/s.ps1'", '.ps1'],
  ['cmd', 'cmd /D /E:ON /V:OFF /S /C CALL "/t/s.cmd"', '.cmd'],
  ['perl -w {0}', 'perl -w /t/s', ''],
])('%s is started as the runner starts it', (shell, line, extension) => {
  const script = shellScript(shell, 'echo hello')
  expect(script.extension).toBe(extension)
  const { command, args } = script.commandLine(`/t/s${extension}`)
  expect([command, ...args].join(' ')).toBe(line)
})

test.each([
  ['bash', 'a\nb', 'a\nb\n'],
  ['cmd', 'a\nb', '@echo off\r\na\r\nb\r\n'],
])('a script for %s', (shell, script, text) => expect(shellScript(shell, script).text).toBe(text))

test('PowerShell stops at the first error and ends with the last exit code', () => {
  expect(shellScript('pwsh', 'x').text).toMatch(/^\$ErrorActionPreference = 'stop'\nx\nif .*exit \$LASTEXITCODE/)
})

test.each(['fish', 'toString', '', '{0}'])('the shell %j is refused, naming those there are', (shell) => {
  expect(() => shellScript(shell, 'x')).toThrow(/shell: ".*" is not one of bash, sh, python, pwsh, powershell, cmd/)
})
