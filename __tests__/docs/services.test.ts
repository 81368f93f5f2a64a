import { describe, expect, test } from '@jest/globals'
import { SERVICE_KEYS, SERVICES_KEYS } from '../../src/config/file/services.js'
import { parseConfigFile } from '../../src/config/file/parse-file.js'
import { STATUS_KINDS } from '../../src/domain/status-kind.js'
import { statusLine } from '../../src/domain/status-message.js'
import { serviceWords } from '../../src/reports/service-words.js'
import { summaryLine } from '../../src/reports/watch-lines.js'
import { aRun, aVerdict } from '../reports/a-run.js'
import { blocksOf, textOf } from './project-files.js'

const page = textOf('docs/services.md')
const cells = (line: string): string[] => line.split('|').map((cell) => cell.trim())
const rows = page.split('\n').filter((line) => line.startsWith('| `'))

test.each([...Object.entries(SERVICES_KEYS), ...Object.entries(SERVICE_KEYS)])(
  'docs/services.md says what %s means',
  (key, { description, default: usual }) => {
    const row = rows.map(cells).find(([, name]) => name === `\`${key}\``)
    expect(row?.[3]).toBe(description)
    expect(row?.[2]?.replaceAll('`', '')).toBe(usual.replaceAll('`', ''))
  },
)

test('its config is one', () => {
  const [example = ''] = blocksOf(page, 'json')
  expect(parseConfigFile(example, 'services.json').monitors.map(({ id }) => id)).toEqual(['api', 'worker'])
})

describe('its lines of a log', () => {
  const shown = (blocksOf(page, 'text')[0] ?? '').trim().split('\n')
  const late = (missed: number, status: 'warning' | 'critical') =>
    aVerdict('api', { name: 'api', status, reason: 'stale', missed, criticalAfter: 5 })
  const well = aVerdict('api', { name: 'api', status: 'healthy', reason: 'ok' })

  test('are those that are said', () => {
    const said = [
      ...serviceWords(well, late(1, 'warning')),
      ...serviceWords(late(4, 'warning'), late(5, 'critical')),
      ...serviceWords(late(5, 'critical'), well),
    ]
    expect(shown.slice(0, -1)).toEqual(said)
    expect(shown.at(-1)?.replace(/\d+/g, '0')).toBe(summaryLine(aRun({ verdicts: [] })).text)
  })
})

test('docs/writing.md has the words of each kind', () => {
  const writing = textOf('docs/writing.md')
  for (const kind of STATUS_KINDS) {
    const row = writing.split('\n').find((line) => line.startsWith(`| \`${kind}\``))
    expect(row && cells(row)[2]).toBe(kind === 'custom' ? 'words of your own, alone' : statusLine(kind, ''))
  }
})
