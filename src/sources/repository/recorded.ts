import type { FileVersions } from '../../domain/replay/committed-files.js'
import type { Recorded, RecordedPasts } from '../../domain/replay/recorded.js'
import { ExternalError, withRemedy } from '../../errors.js'
import { inPool } from '../pool.js'
import { groupBy, type Watched } from '../reader.js'
import { noneFor, recordedTexts } from '../recorded-texts.js'
import type { PastWish, SourcePorts } from '../source.js'
import { fileHistory } from './file-history.js'
import { branchOf, type RepositoryOptions } from './options.js'

const AT_ONCE = 4

type Known = FileVersions & { readonly by: Extract<Recorded, { kind: 'readings' }>['by'] }

/** What committed files held: GitHub knows it all, and where it is not asked the checkout knows what was fetched. */
export async function recordedFiles(
  watched: readonly Watched<RepositoryOptions>[],
  wish: PastWish,
  ports: Pick<SourcePorts, 'github'>,
): Promise<RecordedPasts> {
  const groups = [...groupBy(watched, ({ options }) => JSON.stringify(options)).values()]
  const all = await inPool(AT_ONCE, groups, async (group): Promise<RecordedPasts> => {
    const [first] = group
    if (first === undefined) return new Map()
    const monitors = group.map(({ monitor }) => monitor)
    const known = await versionsOf(first.options, wish, ports)
    if (typeof known === 'string') return noneFor(monitors, known)
    const place = { kind: 'repository', ...first.options } as const
    return recordedTexts(known, monitors, { by: known.by, place, path: first.options.path })
  })
  return new Map(all.flatMap((part) => [...part]))
}

/** Or why nothing is known. */
async function versionsOf(
  options: RepositoryOptions,
  { span, asksGitHub, checkout }: PastWish,
  ports: Pick<SourcePorts, 'github'>,
): Promise<Known | string> {
  let refusal: string | null = null
  if (asksGitHub) {
    try {
      const github = await ports.github()
      return { by: 'commits', ...(await fileHistory(github, branchOf(options, github), options.path, span)) }
    } catch (error) {
      if (!(error instanceof ExternalError)) throw error
      refusal = withRemedy(error)
    }
  }
  // A checkout is one of the repository of the run.
  const own = options.repository === null ? checkout : null
  const here = (await own?.versions(options, span.from)) ?? null
  if (here !== null) return { by: 'checkout', ...here }
  return refusal ?? `git keeps no history of ${options.path} here; ${ASK}`
}

const ASK = 'GitHub knows more, so give --repo owner/repo and a token in GITHUB_TOKEN'
