import { describe, expect, test } from '@jest/globals'
import { playDrill } from '../../src/app/drill.js'
import { configureChannels } from '../../src/config/channels/configure.js'
import { plainMonitor } from '../../src/domain/monitor.js'
import { DEFAULT_RECOVERY } from '../../src/domain/recovery/recovery.js'
import { settingsOf } from '../../src/domain/recovery/settings.js'
import { HOUR } from '../../src/domain/time.js'
import { ExternalError } from '../../src/errors.js'
import type { IncidentStore } from '../../src/incidents/store.js'
import { drillText } from '../../src/reports/drill.js'
import { recordingPorts } from '../support/channel-ports.js'
import { createCheckWorld } from '../support/check-world.js'
import { NOON } from '../support/incident-samples.js'

const monitor = plainMonitor('backup', { kind: 'file', options: { path: 'b.json' } })
const world = () => createCheckWorld([monitor])

async function drill(store: IncidentStore | null, more: { readonly dryRun?: boolean; readonly noted?: string[] } = {}) {
  const channels = await configureChannels({
    SLACK_WEBHOOK_URL: 'https://channel.example.com/services/x',
    HEALTHCHECKS_URL: 'https://channel.example.com/ping',
  })
  const telling = recordingPorts()
  const step = { kind: 'workflow', target: 'restart.yml', options: {} }
  const recovery = settingsOf({ ...DEFAULT_RECOVERY, allow: ['restart.yml'] }, new Map([['backup', [step]]]))
  const asked = { monitor, place: { kind: 'file', path: 'b.json' }, now: NOON, repository: null, runUrl: null, dryRun: more.dryRun ?? false } as const // prettier-ignore
  const report = await playDrill(asked, {
    store,
    channels,
    recovery,
    channelTroubles: [],
    telling,
    noted: more.noted ?? [],
  })
  return { report, requests: telling.requests }
}

describe('a drill', () => {
  test('opens and closes an incident of its own, tells twice, and says what would heal', async () => {
    const { incidents } = world()
    const { report, requests } = await drill(incidents)
    expect(report.ok).toBe(true)
    expect(requests).toHaveLength(2)
    expect(await incidents.load()).toMatchObject([{ key: 'drill:backup', phase: 'closed', closedBy: 'heartbeat' }])
    expect(drillText(report)).toMatch(
      /Healthchecks +is not told[^]*would be tried: workflow:restart\.yml; a drill starts nothing/,
    )
  })

  test('neither hides nor counts as a death: the next check opens its own', async () => {
    const { incidents, check, beat, open } = world()
    beat('backup', NOON - HOUR)
    await check(NOON)
    await drill(incidents)
    await check(NOON + 9 * HOUR)
    expect(await open()).toEqual(['backup'])
    const [first] = await incidents.load()
    expect(first?.key).toBe('drill:backup')
  })

  test('one that was broken off is ended by the next drill, and by a check, and by nothing else', async () => {
    for (const ends of ['drill', 'check'] as const) {
      const { incidents, check, beat, open } = world()
      const close = incidents.close
      const broken = {
        ...incidents,
        close: () => Promise.reject(new ExternalError('github', 'away', { permanent: false })),
      }
      const { report } = await drill(broken)
      expect(report.ok).toBe(false)
      expect(report.steps).toContainEqual(expect.objectContaining({ step: 'end', ok: false }))
      expect(await open()).toEqual(['drill:backup'])
      incidents.close = close
      beat('backup', NOON)
      const told = ends === 'check' ? await check(NOON + HOUR) : null
      expect(told?.deliveries ?? []).toEqual([])
      if (ends === 'drill')
        expect((await drill(incidents)).report.steps[0]).toMatchObject({ step: 'earlier drill', ok: true })
      expect(await open()).toEqual([])
    }
  })

  test('dry: nothing is opened, nobody is told', async () => {
    const { incidents } = world()
    const { report, requests } = await drill(incidents, { dryRun: true })
    expect(report.ok).toBe(true)
    expect(requests).toEqual([])
    expect(await incidents.load()).toEqual([])
    expect(drillText(report)).toContain('Nothing was changed, and nobody was told.')
  })

  test('a label that was refused, and incidents that cannot be read, are failed steps', async () => {
    const { incidents } = world()
    const noted: string[] = []
    const without = {
      ...incidents,
      open: (...args: Parameters<IncidentStore['open']>) => {
        noted.push('Issue #1 has not all of its labels (drill): 403')
        return incidents.open(...args)
      },
    }
    expect((await drill(without, { noted })).report.steps).toContainEqual(
      expect.objectContaining({ step: 'labels', ok: false }),
    )
    const unread = {
      ...incidents,
      load: () => Promise.reject(new ExternalError('github', 'away', { permanent: false })),
    }
    const { report, requests } = await drill(unread)
    expect(report).toMatchObject({ ok: false, incident: null })
    // People are told all the same, as they would be in earnest.
    expect(requests).toHaveLength(2)
  })
})
