import { expect } from '@jest/globals'
import type { RawOptions } from '../../src/domain/member.js'
import type { BeatDocument, SinkMember, SinkPorts } from '../../src/sinks/sink.js'
import { beatAt, uncounted } from '../sinks/rig.js'
import { holdTo, type Excuse, type Promises } from './suite.js'

/** A sink with a store behind it that nobody else uses. */
export interface SinkBench {
  readonly member: SinkMember
  readonly options: RawOptions
  /** Options with something wrong in each, and what is said of it. */
  readonly wrong: readonly (readonly [RawOptions, readonly RegExp[]])[]
  readonly ports: SinkPorts
  /** The text that is stored for the monitor `backup`; null for nothing. */
  stored(): Promise<string | null>
}

async function write({ member, options, ports }: SinkBench, beat: BeatDocument) {
  return member.create(member.options(options, []), ports).write(beat)
}

const promises: Promises<SinkBench> = {
  'takes its options'({ member, options }) {
    const problems: string[] = []
    expect(member.options(options, problems)).not.toBeNull()
    expect(problems).toEqual([])
  },

  'names each wrong option with its key and its value, all at once'({ member, wrong }) {
    expect(wrong.length).toBeGreaterThan(0)
    for (const [raw, expected] of wrong) {
      const problems: string[] = []
      expect(member.options(raw, problems)).toBeNull()
      expect(problems).toHaveLength(expected.length)
      expected.forEach((pattern, i) => expect(problems[i]).toMatch(pattern))
    }
  },

  async 'stores the document as it is, where nothing was'(bench) {
    expect(await bench.stored()).toBeNull()
    expect(await write(bench, beatAt(0))).toMatchObject({ written: true, why: null })
    expect(await bench.stored()).toBe(beatAt(0).text)
  },

  async 'replaces an older beat, whatever the states'(bench) {
    await write(bench, beatAt(0, { state: 'running' }))
    await write(bench, beatAt(1, { state: 'failed' }))
    expect(uncounted(await bench.stored())).toEqual(uncounted(beatAt(1, { state: 'failed' }).text))
  },

  async 'counts the beats, and those that told of a failure'(bench) {
    await write(bench, beatAt(0, { state: 'failed' }))
    await write(bench, beatAt(1))
    await write(bench, beatAt(2, { state: 'failed' }))
    expect(JSON.parse((await bench.stored()) ?? '')).toMatchObject({ pulses: 3, errors: 2 })
  },

  async 'never replaces a newer beat'(bench) {
    await write(bench, beatAt(10))
    const second = await write(bench, beatAt(9, { state: 'failed' }))
    expect(second).toMatchObject({ written: false, why: expect.stringMatching(/newer/) })
    expect(await bench.stored()).toBe(beatAt(10).text)
  },

  async 'holds back what says the same within the least interval, and nothing else'(bench) {
    await write(bench, beatAt(0))
    const written = async (beat: BeatDocument) => (await write(bench, beat)).written
    expect(await written(beatAt(59, { minIntervalMs: 60_000 }))).toBe(false)
    expect(await written(beatAt(59, { minIntervalMs: 60_000, state: 'failed' }))).toBe(true)
    expect(await written(beatAt(119, { minIntervalMs: 60_000, state: 'failed' }))).toBe(true)
  },

  async 'keeps hostile text as the text it is'(bench) {
    const beat = beatAt(0, { message: '::error::x\n##[add-mask]y <!-- z --> \u001b[31m ``` @everyone \u2028 😀' })
    await write(bench, beat)
    expect(await bench.stored()).toBe(beat.text)
  },

  async 'says where the beat can be looked at'(bench) {
    expect((await write(bench, beatAt(0))).url).toMatch(/^https:\/\//)
  },
}

/** Whatever is a sink keeps these promises, but for what it is excused from. */
export function sinkContract(
  name: string,
  open: () => Promise<SinkBench>,
  how: { readonly skip?: readonly Excuse[] } = {},
): void {
  holdTo(name, promises, open, how)
}
