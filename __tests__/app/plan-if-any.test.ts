import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { unhealed } from '../../src/app/healed.js'
import { planIfAny } from '../../src/app/plan-if-any.js'
import { planRun, type Situation } from '../../src/app/plan-run.js'
import { planTelling } from '../../src/app/plan-telling.js'
import { readInputs } from '../../src/config/inputs/inputs.js'
import { CHECK_INPUTS } from '../../src/config/inputs/check-inputs.js'
import { readConfig } from '../../src/config/read-config.js'
import { aVerdict, NOON } from '../support/incident-samples.js'

const TEXT = `
incidents: { open-at: warning }
monitors: { a: { file: a.json, threshold: 1h } }
`

const statuses = ['healthy', 'skipped', 'warning', 'degraded', 'unknown', 'critical'] as const
const verdict = fc
  .record({ monitor: fc.constantFrom('a', 'b', 'c'), status: fc.constantFrom(...statuses) })
  .map(({ monitor, status }) => aVerdict({ monitor, status, reason: status === 'healthy' ? 'ok' : 'stale' }))

test('what is not planned where all is well is what planning would have found: nothing', async () => {
  const config = await readConfig({ inputs: readInputs(CHECK_INPUTS, {}), text: TEXT, environment: {}, hide: () => {} })
  const all = fc.uniqueArray(verdict, { selector: ({ monitor }) => monitor })
  await fc.assert(
    fc.asyncProperty(all, fc.constantFrom(null, []), async (verdicts, incidents) => {
      const situation: Situation = { ...unhealed(verdicts), incidents }
      expect(await planIfAny(situation, config, NOON)).toEqual(planRun(situation, config, NOON, planTelling))
    }),
  )
})

test('who hears of news in a run gets no summary of it as well, but programs and whoever remembers nothing do', async () => {
  const environment = {
    SLACK_WEBHOOK_URL: 'https://hooks.slack.com/services/T/B/x',
    REDIS_URL: 'redis://localhost',
    HEALTHCHECKS_URL: 'https://hc-ping.com/x',
  }
  const text = `${TEXT}\nchannels: { slack: { on: all }, redis: { on: all }, healthchecks: true }\n`
  const config = await readConfig({ inputs: readInputs(CHECK_INPUTS, {}), text, environment, hide: () => {} })
  const summarised = (status: 'healthy' | 'critical', incidents: Situation['incidents']): readonly string[] => {
    const verdicts = [aVerdict({ monitor: 'a', status, reason: status === 'healthy' ? 'ok' : 'stale' })]
    const effects = planRun({ ...unhealed(verdicts), incidents }, config, NOON, planTelling)
    return effects.flatMap((effect) => (effect.kind === 'notify' && effect.event === 'summary' ? effect.channels : []))
  }
  expect(summarised('healthy', [])).toEqual(['slack', 'redis', 'healthchecks'].sort(byConfig))
  expect(summarised('critical', [])).toEqual(['redis', 'healthchecks'].sort(byConfig))
  expect(summarised('critical', null)).toEqual(['slack', 'redis', 'healthchecks'].sort(byConfig))

  function byConfig(a: string, b: string): number {
    const ids = config.channels.map(({ id }) => id)
    return ids.indexOf(a) - ids.indexOf(b)
  }
})
