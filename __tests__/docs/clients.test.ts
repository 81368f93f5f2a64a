import { describe, expect, test } from '@jest/globals'
import { STATUS_KINDS } from '../../src/domain/status-kind.js'
import { STATUS_MESSAGES } from '../../src/domain/status-message.js'
import { STATUSES } from '../../src/domain/status.js'
import { filesIn, textOf } from './project-files.js'

test('every client is listed in its page, and the page in that of examples', () => {
  const page = textOf('examples/clients/README.md')
  const files = filesIn('examples/clients', '').filter((path) => /\.\w+$|crontab$/.test(path) && !path.endsWith('.md'))
  expect(files.length).toBeGreaterThan(5)
  for (const path of [...files, ...filesIn('examples/clients/csharp', '')])
    expect(page).toContain(`](${path.replace('examples/clients/', '')})`)
  expect(textOf('examples/README.md')).toContain('](clients/README.md)')
})

describe('the batch file', () => {
  const text = textOf('examples/clients/heartbeat.bat')
  const lines = text.split('\r\n')
  const code = lines.filter((line) => !/^rem\b/.test(line))

  test('has the line ends of Windows alone, and letters that every code page knows', () => {
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    expect(text).toMatch(/^[\x20-\x7e\r\n]*$/)
    expect(text.length).toBeLessThan(8191)
  })

  test('sets what was given exactly as it was written, once, and names it nowhere else', () => {
    expect(code.filter((line) => /%/.test(line))).toEqual([
      'set HB_KIND=%1',
      'set HB_TEXT=%2',
      'set HB_FOLDER=%3',
      'exit /b %errorlevel%',
    ])
    expect(code.join('\n')).not.toContain('!')
    expect(code[1]).toBe('setlocal EnableExtensions DisableDelayedExpansion')
  })

  test('gives PowerShell one script, in whole quotes on every line', () => {
    const first = code.findIndex((line) => line.startsWith('powershell '))
    const script = code.slice(first + 1, code.indexOf('exit /b %errorlevel%'))
    expect(code[first]).toMatch(/-Command \^$/)
    script.forEach((line, i) => expect(line).toMatch(i === script.length - 1 ? /^ {2}"[^"]*"$/ : /^ {2}"[^"]*" \^$/))
    const plain = script.join('\n').replace(/'[^']*'/g, "''")
    for (const [open, close] of ['{}', '()', '[]'].map((pair) => pair.split('')))
      expect(plain.split(open ?? '').length).toBe(plain.split(close ?? '').length)
  })

  test('says each kind as Heartbeat itself does', () => {
    for (const kind of STATUS_KINDS.filter((one) => one !== 'custom')) {
      const { sign, words } = STATUS_MESSAGES[kind]
      const point = (sign.codePointAt(0) ?? 0).toString(16).toUpperCase()
      expect(text).toContain(`${kind} = @(0x${point}, '${words}')`)
    }
  })
})

test('the reader in C# knows every status, and asks for what both systems promise', () => {
  const text = textOf('examples/clients/csharp/HealthReader.cs')
  const words = /enum HealthLevel \{ (.*) \}/.exec(text)?.[1]?.toLowerCase().split(', ')
  expect(words).toEqual([...STATUSES])
  const required = [...text.matchAll(/JsonPropertyName\("(\w+)"\)\] public required/g)].map(([, name]) => name)
  expect(required).toEqual([
    'status',
    'last_heartbeat',
    'interval',
    'consecutive_failures',
    'services',
    'overall_status',
    'timestamp',
  ])
})
