import type { ChannelPorts } from '../channels/channel.js'
import type { ConfiguredChannel } from '../config/channels/configure.js'
import type { RunReport } from '../reports/report.js'
import { askPreviousRun } from './checker.js'
import type { SourceOf } from './read-all.js'
import { sendDigests, type BeforeThis } from './send-digests.js'

type Run = Parameters<typeof askPreviousRun>[0]

/** A run with what it told of periods. The past knows the look before it; without one the runs of its own workflow do. */
export async function toldOfPeriods(
  report: RunReport,
  channels: readonly ConfiguredChannel[],
  run: Run,
  { sourceOf, channels: ports }: { readonly sourceOf: SourceOf; readonly channels: ChannelPorts },
): Promise<RunReport> {
  const before = async (): Promise<BeforeThis> => {
    const { lookedBefore } = report.past ?? {}
    if (lookedBefore !== undefined) return { lookedAt: lookedBefore, isKnown: true }
    const lookedAt = report.previousRunAt ?? (await askPreviousRun(run, sourceOf))
    return { lookedAt, isKnown: lookedAt !== null }
  }
  const { deliveries, problems, notices } = await sendDigests(report, channels, before, ports)
  return {
    ...report,
    deliveries: [...report.deliveries, ...deliveries],
    problems: [...report.problems, ...problems],
    notices: [...report.notices, ...notices],
  }
}
