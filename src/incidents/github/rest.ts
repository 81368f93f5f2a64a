import type { IncidentState } from '../../domain/incidents/incident.js'
import { presentIn } from '../../domain/incidents/standing-key.js'
import type { IssueContext } from './issue-context.js'
import { addLabels, removeLabels } from './labels.js'

/** What is well again and left to people to close, as the list of issues shows it. */
const RECOVERED = 'recovered'
/** They say that somebody has to come now. */
const URGENT = ['critical', 'p0']

/** Shows by its labels that an issue is over though it is open, or that it is not any longer; leaves it alone where neither is new. */
export async function labelRest(
  { github, log }: IssueContext,
  number: number,
  own: readonly string[],
  { before, after }: { readonly before: IncidentState; readonly after: IncidentState },
): Promise<void> {
  const [was, is] = [before, after].map((state) => state.closedAt === null && presentIn(state).length === 0)
  if (was === is) return
  // By the first one issues are found.
  const urgent = own.slice(1).filter((label) => URGENT.includes(label.toLowerCase()))
  if (is) await addLabels(github, number, [RECOVERED], log)
  await removeLabels(github, number, is ? urgent : [RECOVERED], log)
  if (!is && after.closedAt === null && urgent.length > 0) await addLabels(github, number, urgent, log)
}
