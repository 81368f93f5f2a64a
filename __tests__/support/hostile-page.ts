import fc from 'fast-check'
import { HOUR } from '../../src/domain/time.js'
import type { Verdict } from '../../src/domain/verdict.js'
import { statusMapOf } from '../../src/reports/map-of-run.js'
import { pageFacts, type PageFacts } from '../../src/reports/status-page/facts.js'
import { aDeadOne, aRun, NOW } from '../reports/a-run.js'
import { hostileText } from './hostile-text.js'
import { samplePast } from './sample-past.js'

const MARKUP = [
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '</style></script></title><script>alert(1)</script>',
  '<!--',
  '-->',
  '&lt;b&gt;',
  '&#x3c;',
  '</li></ul></main>',
  'javascript:alert(1)',
  '\u0000',
]

/** Text that means to become markup, never empty and never only blank. */
export const evil = fc
  .tuple(fc.oneof(fc.constantFrom(...MARKUP), hostileText), fc.constantFrom(...MARKUP))
  .map(([first, second]) => `x${first}${second}`)

export interface Texts {
  readonly id: string
  readonly text: string
  readonly url: string
}

/** A monitor every text of which somebody else chose. */
export function factsWith({ id, text, url }: Texts, live: PageFacts['live'] = { writable: true }): PageFacts {
  const beat = {
    at: NOW - 5 * HOUR,
    state: 'ok' as const,
    message: text,
    runUrl: url,
    workflow: text,
    checks: { [text]: text },
    metrics: { [text]: { [text]: 1 } },
  }
  const place = { kind: 'redis', key: text } as const
  const verdict: Verdict = aDeadOne(id, { name: text, message: text, tags: [text], place, beat })
  const incidents = new Map([[id, { ref: text, url, phase: 'open' as const }]])
  const spoilt = { ...verdict, expected: text }
  const run = aRun({ verdicts: [spoilt], incidents, repository: text, runUrl: url })
  const map = statusMapOf(run)
  map.monitors[id]!.metadata['recent_durations_seconds'] = [1, 2, text, 3]
  const lasting = { at: NOW, until: NOW + HOUR, why: text, by: text }
  const down = [{ day: 3, at: HOUR, for: HOUR, why: text, incident: text }]
  return pageFacts({
    map,
    history: samplePast(NOW, { [id]: { down } }),
    controls: new Map([[id, { pause: lasting, snooze: lasting, acknowledged: { at: NOW, why: text, by: text } }]]),
    now: NOW,
    intervalMs: HOUR,
    zone: null,
    title: text,
    description: text,
    links: [{ text, url }],
    language: text,
    parts: { logo: text, pulse: text },
    expected: new Map([[id, text]]),
    live,
    show: { messages: true, metrics: true },
  })
}
