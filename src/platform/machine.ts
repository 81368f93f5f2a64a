import type { Machine } from '../ports.js'

/** Who runs this process, as the machine calls him; null where it does not say. */
export function userName(): string | null {
  try {
    return process.getBuiltinModule('node:os').userInfo().username || null
  } catch {
    return null
  }
}

const ID = /[0-9a-f]{64}/g
/** Files that an engine lays into a container, from the folder of that container. */
const GIVEN_FILE = /^\S+ \S+ \S+ (\S*\/([0-9a-f]{64})\/(?:userdata\/)?\S+) \/etc\/(?:hostname|hosts|resolv\.conf) /gm
const MOST = 1024 * 1024

export function createMachine(): Machine {
  const os = process.getBuiltinModule('node:os')
  return {
    hostname: os.hostname(),
    addresses() {
      const own = Object.values(os.networkInterfaces()).flatMap((list) => (list ?? []).map(({ address }) => address))
      return [...new Set(['127.0.0.1', '::1', ...own])]
    },
    ownContainers: () => containersIn(readSelf('cgroup'), readSelf('mountinfo'), os.hostname()),
    ownUnits: () => unitsIn(readSelf('cgroup')),
  }
}

/**
 * Ids by which an engine knows this process, from its control groups and from files that only an engine mounts. Outside of
 * containers the mounts name every container of the machine: only those on files of our own /etc count. A hostname that is
 * the start of an id is the default of all engines.
 */
export function containersIn(groups: string, mounts: string, hostname: string): string[] {
  const grouped = groups.split('\n').flatMap((line) => line.match(ID)?.slice(-1) ?? [])
  const mounted = [...mounts.matchAll(GIVEN_FILE)].flatMap(([, , id]) => (id === undefined ? [] : [id]))
  const named = /^[0-9a-f]{12,64}$/.test(hostname) ? [hostname] : []
  return [...new Set([...grouped, ...mounted, ...named])]
}

/** `…/system.slice/heartbeat.service`. The service of the user's whole session is not meant: it holds all others. */
export function unitsIn(groups: string): string[] {
  const names = groups.split(/[\n/]/).filter((part) => part.endsWith('.service') && !part.startsWith('user@'))
  return [...new Set(names)]
}

/** Empty where there is none: only Linux has it. */
function readSelf(name: string): string {
  try {
    return process.getBuiltinModule('node:fs').readFileSync(`/proc/self/${name}`, 'utf8').slice(0, MOST)
  } catch {
    return ''
  }
}
