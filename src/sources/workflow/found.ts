import type { Monitor } from '../../domain/monitor.js'
import { matchesName } from '../../domain/name-pattern.js'
import { fileName } from '../../domain/place.js'
import { ConfigError } from '../../errors.js'
import type { Discovery, DiscoveryRequest } from '../source.js'
import type { RepositoryApi } from './api.js'
import { readOptions, WORKFLOW_FOLDER, workflowMonitor } from './options.js'
import type { KnownWorkflow, Snapshot } from './snapshot.js'

/** A workflow that is looked for: by its schedule, or by the events that start it. */
interface Found {
  readonly known: KnownWorkflow
  /** Null for one that has a schedule. */
  readonly events: readonly string[] | null
}

/** The monitors of a repository. Throws ConfigError where there is nothing at all to watch. */
export function discoveryOf(snapshot: Snapshot, api: RepositoryApi, request: DiscoveryRequest): Discovery {
  const found = foundIn(snapshot, request)
  if (found.every(({ known }) => known.path === request.self))
    throw new ConfigError([nothingFound(api, request, found.length > 0)])
  const discovery = discoveryIn(snapshot, api, request, (path, name) => workflowMonitor(request.repository, path, name))
  return { ...discovery, notices: [...discovery.notices, ...unstarted(snapshot, request)] }
}

/** How a monitor is made of the path and the name of a workflow. */
type Make = (path: string, name: string) => Monitor

/** The same, where nothing may be found. */
export function discoveryIn(
  snapshot: Snapshot,
  api: RepositoryApi,
  request: DiscoveryRequest,
  make: Make,
): Discovery & { readonly leftOut: readonly string[] } {
  const found = foundIn(snapshot, request)
  const named = namedIn(request)
  const isLeftOut = ({ path }: KnownWorkflow): boolean => path === request.self || isExcept(path, api, request)
  const wanted = found.filter(({ known }) => !isLeftOut(known) && !named.has(known.path))
  return {
    monitors: withOwnIds(wanted.map((one) => monitorOf(one, make))),
    complete: true,
    byEvents: wanted.filter(({ events }) => events !== null).length,
    leftOut: found.filter(({ known }) => isLeftOut(known)).map(({ known: { path } }) => make(path, path).id),
    notices: [...noticesOf(snapshot, api, request), ...exemptIn(wanted)],
  }
}

function foundIn({ workflows }: Snapshot, request: DiscoveryRequest): Found[] {
  return workflows.flatMap((known) => foundAs(known, request) ?? [])
}

/** What could not be read at all may be any of them; what was read and only not understood shows by its words. */
function foundAs(known: KnownWorkflow, { scheduled = true, include = [] }: DiscoveryRequest): Found | null {
  const { file, unreadable } = known
  if (file === null) return unreadable === null ? null : { known, events: scheduled ? null : include }
  if (file.scheduled) return scheduled ? { known, events: null } : null
  const events = include.filter((event) => file.triggers.includes(event))
  return events.length === 0 ? null : { known, events }
}

function monitorOf({ known: { path, file }, events }: Found, make: Make): Monitor {
  const monitor = make(path, file?.name ?? fileName(path))
  if (events === null) return monitor
  // A window is of those that have a schedule.
  const options = { ...monitor.source.options, events, window: null }
  return { ...monitor, source: { ...monitor.source, options } }
}

export function nothingFound(
  api: RepositoryApi,
  { scheduled = true, include = [] }: DiscoveryRequest,
  isSelfThere: boolean,
): string {
  const lacks = [
    ...(scheduled ? ['has an on.schedule'] : []),
    ...(include.length > 0 ? [`is started by ${include.join(' or ')}`] : []),
  ].join(' or ')
  const remedy = scheduled ? 'add a schedule' : 'correct "include"'
  return (
    `${api.name}: no ${isSelfThere ? 'other ' : ''}workflow in ${WORKFLOW_FOLDER} ${lacks}, so there is nothing to watch; ` +
    `${remedy}, or name what to watch in .github/heartbeat.yml or as heartbeat-file`
  )
}

function noticesOf(snapshot: Snapshot, api: RepositoryApi, { self }: DiscoveryRequest): string[] {
  const broken = snapshot.workflows.filter(({ file }) => file?.problem && !file.scheduled)
  return [
    ...snapshot.notes,
    ...(snapshot.fork ? [`${api.name} is a fork: its schedules are not watched`] : []),
    ...broken.map(({ path, file }) => `${path} does not parse, and seems to have no schedule: ${file?.problem ?? ''}`),
    ...snapshot.workflows.flatMap(({ path, file }) =>
      path === self ? [] : (file?.notices ?? []).map((notice) => `${path}: ${notice}`),
    ),
  ]
}

/** An event that starts nothing here was mistaken for another, or is left over. */
export function unstarted({ workflows }: Snapshot, { include = [] }: DiscoveryRequest): string[] {
  const idle = include.filter((event) => !workflows.some(({ file }) => file?.triggers.includes(event)))
  return idle.map((event) => `workflows.include names ${event}, which starts no workflow here`)
}

function exemptIn(wanted: readonly Found[]): string[] {
  return wanted.flatMap(({ known: { path, file } }) =>
    file?.exempt ? [`${path} is left out by its own comment: ${file.exempt}`] : [],
  )
}

/** Paths of the workflows that the configuration names in this repository. */
function namedIn({ named, repository }: DiscoveryRequest): Set<string | null> {
  const own = named.filter(({ source }) => source.kind === 'workflow')
  const options = own.flatMap(({ source }) => readOptions(source.options, []) ?? [])
  const isSame = (other: string | null): boolean => other?.toLowerCase() === repository?.toLowerCase()
  return new Set(options.filter((one) => isSame(one.repository)).map(({ path }) => path))
}

/** Odd file names can come to the same id; each keeps one of its own. */
export function withOwnIds(monitors: readonly Monitor[]): Monitor[] {
  const taken = new Map<string, number>()
  return monitors.map((monitor) => {
    const count = (taken.get(monitor.id) ?? 0) + 1
    taken.set(monitor.id, count)
    return count === 1 ? monitor : { ...monitor, id: `${monitor.id}-${count}` }
  })
}

function isExcept(path: string, { name }: RepositoryApi, { except }: DiscoveryRequest): boolean {
  const names = [fileName(path), path, `${name}/${fileName(path)}`]
  return except.some((pattern) => names.some((one) => matchesName(pattern, one)))
}
