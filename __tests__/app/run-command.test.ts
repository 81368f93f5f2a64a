import { expect, test } from '@jest/globals'
import { runCommand, type CommandOrder } from '../../src/app/run-command.js'
import { ExternalError } from '../../src/errors.js'
import { logTo, NOON } from '../sinks/rig.js'

const ORDER: CommandOrder = {
  monitor: 'backup',
  kind: null,
  facts: { source: 'cli' },
  command: 'make',
  args: ['backup'],
  minIntervalMs: 0,
  required: false,
}

/** A command that takes 90 seconds and ends so, and a sink that fails on these beats. */
function rig(exitCode: number, failing: readonly string[] = [], problem?: string) {
  const story: string[] = []
  const logged: string[] = []
  let now = NOON
  const ports = {
    clock: { now: () => now, sleep: () => Promise.resolve() },
    log: logTo(logged),
    process: {
      async runInherit(command: string, args: readonly string[]) {
        story.push([command, ...args].join(' '))
        now += 90_000
        return { exitCode, ...(problem !== undefined && { problem }) }
      },
    },
    sink: async () => ({
      async write({ text, state }: { text: string; state: string }) {
        if (failing.includes(state)) throw new ExternalError('github', 'GitHub is down', { permanent: false })
        const {
          exit_code: code,
          duration_seconds: seconds,
          message,
        } = JSON.parse(text) as Record<string, string | number | undefined>
        story.push([state, code, seconds, message].filter((one) => one !== undefined).join(' '))
        return { written: true, why: null, sha: null, url: null }
      },
    }),
  }
  return { ports, story, logged }
}

test.each([
  [0, 'ok 0 90'],
  [3, 'failed 3 90'],
  [143, 'failed 143 90'],
])('beats, runs the command, beats again and ends with its exit code %i', async (exitCode, last) => {
  const { ports, story } = rig(exitCode)
  expect(await runCommand(ORDER, ports)).toMatchObject({ exitCode, durationSeconds: 90, beat: { written: true } })
  expect(story).toEqual(['running', 'make backup', last])
})

test.each([
  ['the first beat', ['running'], 0, false, 0, 1],
  ['both beats', ['running', 'ok'], 0, false, 0, 1],
  ['both beats of a failing command', ['running', 'failed'], 7, false, 7, 1],
  ['a required last beat', ['ok'], 0, true, 1, 1],
  ['a required first beat', ['running'], 0, true, 0, 1],
  ['a required last beat of a failing command', ['failed'], 7, true, 7, 1],
])(
  'when %s cannot be written the command still runs, and it is said once',
  async (_, failing, exitCode, required, expected, said) => {
    const { ports, story, logged } = rig(exitCode, failing)
    const result = await runCommand({ ...ORDER, required }, ports)
    expect(result).toMatchObject({ exitCode: expected, commandExitCode: exitCode })
    expect(story).toContain('make backup')
    expect(logged.filter((line) => line.startsWith('warning'))).toHaveLength(said)
  },
)

test.each([
  ['did not start', 127, 'nosuchcmd: command not found', 'failed 127 90 nosuchcmd: command not found'],
  ['did not find one', 127, undefined, 'failed 127 90 exit code 127: a command was not found'],
  ['may not run one', 126, undefined, 'failed 126 90 exit code 126: a command may not be run'],
])('why a command %s is said in the beat, and of itself once', async (_, exitCode, problem, last) => {
  const { ports, story, logged } = rig(exitCode, [], problem)
  await runCommand(ORDER, ports)
  expect(story.at(-1)).toBe(last)
  expect(logged.filter((line) => line.startsWith('error'))).toHaveLength(problem === undefined ? 0 : 1)
})

test('what the beat says anyway comes after why its command did not start', async () => {
  const { ports, story } = rig(127, [], 'x: command not found')
  await runCommand({ ...ORDER, facts: { source: 'cli', message: 'nightly' } }, ports)
  expect(story.at(-1)).toContain('x: command not found; nightly')
})
