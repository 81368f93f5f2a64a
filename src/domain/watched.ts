/** Who said what is to be watched. */
export type Origin =
  | { readonly kind: 'file'; readonly path: string }
  /** What the inputs name: the path of a heartbeat file, or ids of monitors. */
  | { readonly kind: 'inputs'; readonly names: readonly string[] }
  /** Nobody: every scheduled workflow is. */
  | { readonly kind: 'workflows' }

/** What a run watches, and by whose word. Every text in it is untrusted. */
export interface Watched {
  readonly origin: Origin
  readonly monitors: number
  /** Scheduled workflows that nobody named. */
  readonly workflows: number
  /** Workflows without a schedule that nobody named; absent for none. */
  readonly byEvents?: number
  /** `owner/repo` of those workflows; null outside a repository. */
  readonly repository: string | null
  /** So many other repositories are watched as well; absent for none. */
  readonly elsewhere?: number
  /** So many of them are private and nobody said that strangers may read of them; absent for none. */
  readonly privateElsewhere?: number
  /** Beats are read in files of this machine or of the checkout. */
  readonly local: boolean
  /** What could not be read of what says what is to be watched; absent where all could. */
  readonly unread?: Unread
}

/** A place that stands among the verdicts like a monitor, and is none. */
export interface Unread {
  /** Its id there. */
  readonly monitor: string
  /** `.github/heartbeat.yml`, `the workflows of octo/demo`. */
  readonly place: string
}

/** One sentence for the first line of a report: `Watching 3 monitors of .github/heartbeat.yml`. */
export function watchedText(watched: Watched): string {
  const { unread, monitors, workflows, byEvents = 0 } = watched
  if (unread === undefined) return readText(watched)
  const unknown = `${unread.place} could not be read`
  if (monitors + workflows + byEvents === 0) return `What is to be watched is not known: ${unknown}`
  return `${readText(watched)}; ${unknown}`
}

function readText({ origin, monitors, workflows, byEvents = 0, repository, elsewhere = 0, local }: Watched): string {
  const found = foundText(workflows, byEvents)
  const more = elsewhere === 0 ? '' : ` and ${elsewhere} other ${elsewhere === 1 ? 'repository' : 'repositories'}`
  const of = repository === null ? '' : ` of ${repository}${more}`
  const place = local ? ', in the files of this folder' : ''
  switch (origin.kind) {
    case 'file': {
      if (monitors === 0 && workflows + byEvents > 0) return `Watching ${found}${of}, by ${origin.path}`
      const besides = workflows + byEvents === 0 ? '' : ` and ${found}${of}`
      return `Watching ${counted(monitors, 'monitor')} of ${origin.path}${besides}${place}`
    }
    case 'inputs':
      return `Watching ${origin.names.join(', ')} (inputs)${workflows + byEvents === 0 ? '' : ` and ${found}${of}`}`
    case 'workflows':
      return `Watching ${found}${of}`
  }
}

/** `5 scheduled workflows and 2 without a schedule`, for discovery as well. */
export function foundText(scheduled: number, byEvents: number): string {
  if (byEvents === 0) return counted(scheduled, 'scheduled workflow')
  if (scheduled === 0) return `${counted(byEvents, 'workflow')} without a schedule`
  return `${counted(scheduled, 'scheduled workflow')} and ${byEvents} without a schedule`
}

function counted(number: number, one: string): string {
  return `${number} ${one}${number === 1 ? '' : 's'}`
}
