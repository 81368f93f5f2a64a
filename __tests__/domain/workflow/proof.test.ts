import { describe, expect, test } from '@jest/globals'
import { DEFAULT_RULES, type Proof, type WorkflowRun } from '../../../src/domain/workflow-evidence.js'
import { foundInArtifacts, foundInJobs } from '../../../src/domain/workflow/found-proof.js'
import { endingWords, mayProve, proofName } from '../../../src/domain/workflow/proof.js'
import { comesToWhatIsStored } from '../../support/stored-texts.js'
import { judgementText, runAgo, scheduled } from '../../support/workflow-samples.js'

const JOB: Proof = { kind: 'job', name: 'build' }
const ARTIFACT: Proof = { kind: 'artifact', name: 'report-*' }

describe('found in jobs', () => {
  test.each<[string, string, readonly (readonly [name: string, conclusion: string])[], string]>([
    ['it succeeded', 'build', [['build', 'success']], 'shown'],
    [
      'it succeeded in another attempt',
      'build',
      [
        ['build', 'failure'],
        ['build', 'success'],
      ],
      'shown',
    ],
    ['it failed', 'build', [['build', 'failure']], 'failed'],
    ['it was skipped', 'build', [['build', 'skipped']], 'skipped'],
    [
      'it was skipped, and failed before',
      'build',
      [
        ['build', 'skipped'],
        ['build', 'failure'],
      ],
      'failed',
    ],
    ['it is not there', 'build', [['test', 'success']], 'absent'],
    ['there are none', 'build', [], 'absent'],
    [
      'all of its matrix',
      'build',
      [
        ['build (a)', 'success'],
        ['build (b)', 'success'],
      ],
      'shown',
    ],
    [
      'one of its matrix failed',
      'build',
      [
        ['build (a)', 'success'],
        ['build (b)', 'failure'],
      ],
      'failed',
    ],
    [
      'one of its matrix was skipped',
      'build',
      [
        ['build (a)', 'skipped'],
        ['build (b)', 'success'],
      ],
      'shown',
    ],
    [
      'all of its matrix were skipped',
      'build',
      [
        ['build (a)', 'skipped'],
        ['build (b)', 'skipped'],
      ],
      'skipped',
    ],
    [
      'in the workflow that it calls',
      'build',
      [
        ['build / test', 'success'],
        ['builder', 'failure'],
      ],
      'shown',
    ],
    [
      'in another with such a name',
      'build',
      [
        ['builder', 'success'],
        ['my build (a)', 'success'],
      ],
      'absent',
    ],
    [
      'it stands there by its very name',
      'build',
      [
        ['build', 'success'],
        ['build (a)', 'failure'],
      ],
      'shown',
    ],
    [
      'by a pattern',
      'bui*',
      [
        ['build', 'success'],
        ['test', 'failure'],
      ],
      'shown',
    ],
    [
      'by a pattern, one failed',
      'bui*',
      [
        ['build', 'success'],
        ['builder', 'failure'],
      ],
      'failed',
    ],
  ])('%s', (_, wanted, jobs, expected) => {
    expect(
      foundInJobs(
        wanted,
        jobs.map(([name, conclusion]) => ({ name, conclusion })),
      ),
    ).toBe(expected)
  })
})

describe('found in artifacts', () => {
  test.each<[string, string, readonly (readonly [name: string, bytes: number])[], string]>([
    ['it holds something', 'report', [['report', 1]], 'shown'],
    ['it is empty', 'report', [['report', 0]], 'empty'],
    ['it is not there', 'report', [['log', 9]], 'absent'],
    ['there are none', 'report', [], 'absent'],
    [
      'by a pattern',
      'report-*',
      [
        ['log', 9],
        ['report-1', 0],
        ['report-2', 2],
      ],
      'shown',
    ],
    [
      'by a pattern, and all are empty',
      'report-*',
      [
        ['log', 9],
        ['report-1', 0],
        ['report-2', 0],
      ],
      'empty',
    ],
    ['by its very name, where that is a pattern too', 'report-?', [['report-?', 3]], 'shown'],
    [
      'another one is none',
      'report',
      [
        ['report-1', 3],
        ['report', 0],
      ],
      'empty',
    ],
  ])('%s', (_, wanted, artifacts, expected) => {
    expect(
      foundInArtifacts(
        wanted,
        artifacts.map(([name, bytes]) => ({ name, bytes })),
      ),
    ).toBe(expected)
  })
})

describe('where it may be found', () => {
  const running = { status: 'in_progress', conclusion: null }
  test.each<[string, Proof | null, Partial<WorkflowRun>, boolean]>([
    ['nothing is wanted', null, {}, false],
    ['another event started it', JOB, { event: 'push' }, false],
    ['an artifact of a green run', ARTIFACT, {}, true],
    ['an artifact of a red one', ARTIFACT, { conclusion: 'failure' }, false],
    ['an artifact of one that was green', ARTIFACT, { conclusion: 'failure', greenBefore: true }, true],
    ['an artifact of one that goes on', ARTIFACT, running, false],
    ['a job of a green run', JOB, {}, true],
    ['a job of a red one', JOB, { conclusion: 'failure' }, true],
    ['a job of one that was cancelled', JOB, { conclusion: 'cancelled' }, true],
    ['a job of one that took too long', JOB, { conclusion: 'timed_out' }, true],
    ['a job of one without a conclusion', JOB, { conclusion: null }, true],
    ['none was done: skipped', JOB, { conclusion: 'skipped' }, false],
    ['none was done: not started', JOB, { conclusion: 'startup_failure' }, false],
    ['none was done: no leave', JOB, { conclusion: 'action_required' }, false],
    ['none was done: given up', JOB, { conclusion: 'stale' }, false],
    ['a job of one that goes on', JOB, running, false],
    ['a job of one that is run again', JOB, { ...running, attempt: 2 }, true],
  ])('%s', (_, proof, run, expected) => {
    expect(mayProve(runAgo(1, run), { ...DEFAULT_RULES, proof })).toBe(expected)
  })
})

describe('how a run ended, in words', () => {
  test.each<[Proof | null, Partial<WorkflowRun>, string]>([
    [null, { conclusion: 'failure' }, 'the newest ended failure'],
    [null, { conclusion: null, proof: 'absent' }, 'the newest ended without a conclusion'],
    [JOB, {}, 'the newest ended success'],
    [ARTIFACT, { proof: 'empty' }, 'its last run ended green with nothing in its artifact report-*'],
    [JOB, { proof: 'skipped' }, 'its last run ended green, and its job "build" was skipped'],
    [
      JOB,
      { proof: 'failed', conclusion: 'failure' },
      'its last run ended failure, and its job "build" did not succeed',
    ],
    [JOB, { proof: 'absent', conclusion: null }, 'its last run ended without a conclusion without its job "build"'],
    [ARTIFACT, { proof: 'shown' }, 'its last run ended green without its artifact report-*'],
  ])('%j %j', (proof, run, expected) => expect(endingWords(runAgo(1, run), { proof })).toBe(expected))

  test('a name without an end is cut', () => {
    const named = (length: number) => proofName({ kind: 'artifact', name: 'x'.repeat(length) })
    expect(named(100)).toBe(`its artifact ${'x'.repeat(100)}`)
    expect(named(101)).toMatch(/^its artifact x{99}.$/)
    expect(proofName({ kind: 'job', name: 'a\nb' })).toBe('its job "a b"')
  })
})

describe('runs that lack what is wanted of them', () => {
  const lacking = (hours: number, proof: WorkflowRun['proof'], more: Partial<WorkflowRun> = {}) =>
    runAgo(hours, { ...(proof !== undefined && { proof }), ...more })
  const judged = (proof: Proof, runs: readonly WorkflowRun[], failureTolerance: number | null = null) =>
    judgementText(scheduled(runs, { rules: { proof, failureTolerance } }))
  const last = lacking(60, 'shown')
  comesToWhatIsStored('judgements/lacking.txt', {
    'it shows it': () => judged(JOB, [lacking(2, 'shown')]),
    'a job is not there': () => judged(JOB, [lacking(2, 'absent'), last]),
    'a job failed in a green run': () => judged(JOB, [lacking(2, 'failed'), last]),
    'a job failed in a red run': () => judged(JOB, [lacking(2, 'failed', { conclusion: 'failure' }), last]),
    'a job was skipped': () => judged(JOB, [lacking(2, 'skipped'), last]),
    'an artifact is not there': () => judged(ARTIFACT, [lacking(2, 'absent'), last]),
    'an artifact is empty': () => judged(ARTIFACT, [lacking(2, 'empty'), last]),
    'many of them': () =>
      judged(
        ARTIFACT,
        [2, 3, 4, 5].map((hours) => lacking(hours, 'empty')),
      ),
    'many of them, in no order': () =>
      judged(
        ARTIFACT,
        [3, 2].map((hours) => lacking(hours, 'empty')),
      ),
    'nobody asked of a green run': () => judged(JOB, [lacking(2, undefined), last]),
    'nobody asked of a red run': () => judged(JOB, [lacking(2, undefined, { conclusion: 'failure' }), last]),
    'too many red ones of a job': () => judged(JOB, [lacking(2, 'failed'), lacking(30, 'shown')], 0),
    'too many of an artifact': () => judged(ARTIFACT, [lacking(2, 'empty'), lacking(30, 'shown')], 0),
    'a red run of a green job': () => judged(JOB, [lacking(2, 'shown', { conclusion: 'failure' }), last], 0),
  })
})
