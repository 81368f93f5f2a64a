import { plain } from '../../domain/markdown.js'
import type { ReplayReport } from '../../domain/replay/report.js'
import { replayMarkdown } from './replay-markdown.js'

/** What a config that is valid would do, for the summary of a pull request. */
export interface ProposalText {
  /** `.github/heartbeat.yml is valid: 3 monitors of its own` */
  readonly valid: string
  readonly report: ReplayReport
  /** When its monitors are due next, as Markdown. */
  readonly due: string
  /** Why it fails all the same; null where it does not. */
  readonly refusal: string | null
}

export function proposalMarkdown({ valid, report, due, refusal }: ProposalText): string {
  const heading = `## ${refusal === null ? '✅' : '❌'} Heartbeat: ${plain(valid)}`
  const parts = [
    heading,
    ...(refusal === null ? [] : [`**${plain(refusal)}.**`]),
    replayMarkdown(report).trimEnd(),
    due,
  ]
  return `${parts.filter((part) => part !== '').join('\n\n')}\n\n<sub>Nothing was opened, sent or healed.</sub>\n`
}
