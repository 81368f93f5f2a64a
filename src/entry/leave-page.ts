import type { RunReport } from '../reports/report.js'
import { privateOf } from '../wiring/page-visibility.js'
import { publishPage, type PublishedPage, type Site } from '../wiring/publish-page.js'
import type { RunPlace } from './keep-artifact.js'

/** The name that `actions/deploy-pages` looks for by itself. */
const ARTIFACT = 'github-pages'
const RETENTION_DAYS = 1

/** Publishes the page of a run of the action. */
export async function leavePage(run: RunReport, to: string, place: RunPlace): Promise<PublishedPage> {
  const { payload, eventName, runAttempt } = place.context
  const keep = (site: Site): Promise<string> => keepSite(site, run, place)
  // Who starts a run by hand, or again, wants to see it: the deployment before may have failed.
  const byHand = eventName === 'workflow_dispatch' || runAttempt > 1
  const news = byHand ? 'changed' : (run.past?.news ?? 'changed')
  const isPrivate = privateOf(payload['repository']) ?? run.past?.isPrivate ?? null
  return publishPage(run, { to, isPrivate, news, keep }, place.wiring)
}

/** One file in an artifact: the archive that GitHub Pages unpacks. */
async function keepSite(site: Site, { now }: RunReport, { context, wiring }: RunPlace): Promise<string> {
  if (!process.env['ACTIONS_RUNTIME_TOKEN'])
    throw new Error(
      '`pages` needs the artifact service, and this step has no ACTIONS_RUNTIME_TOKEN: a runner of GitHub gives it to the steps of an action; name a folder elsewhere',
    )
  const [{ createArtifactStore }, { ustar }] = await Promise.all([
    import('../platform/artifact.js'),
    import('../platform/ustar.js'),
  ])
  // The artifacts of earlier attempts stay, and of two with one name neither is deployed.
  const name = context.runAttempt > 1 ? `${ARTIFACT}-${context.runAttempt}` : ARTIFACT
  const store = createArtifactStore(wiring.surroundings.clock, context.runUrl)
  const upload = () => store.upload(name, { 'artifact.tar': ustar(site, now) }, RETENTION_DAYS)
  await (wiring.time === undefined ? upload() : wiring.time.within(upload))
  return name
}
