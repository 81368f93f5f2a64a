/**
 * The id of each agent by its monitor: a member of a group is called as it calls itself, unless two of them would bear one
 * name.
 */
export function agentIds(monitors: readonly string[]): ReadonlyMap<string, string> {
  const uses = new Map<string, number>()
  for (const name of monitors.flatMap((monitor) => [...new Set([monitor, ownName(monitor)])]))
    uses.set(name, (uses.get(name) ?? 0) + 1)
  return new Map(
    monitors.map((monitor) => [monitor, uses.get(ownName(monitor)) === 1 ? ownName(monitor) : monitor] as const),
  )
}

/** `agents/mary` is `mary` to herself; no id of the configuration holds a slash. */
function ownName(monitor: string): string {
  return monitor.slice(monitor.indexOf('/') + 1) || monitor
}
