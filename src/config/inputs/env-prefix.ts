type Environment = Readonly<Record<string, string | undefined>>

/** Inputs given as variables: with the prefix `HEARTBEAT_RUN_`, `HEARTBEAT_RUN_MIN_INTERVAL` is `min-interval`. */
export function inputsWithPrefix(env: Environment, prefix: string): Record<string, string> {
  const named = Object.entries(env).flatMap(([key, value]) => {
    const name = key.slice(prefix.length).toLowerCase().replaceAll('_', '-')
    return key.startsWith(prefix) && value !== undefined ? [[name, value] as const] : []
  })
  return Object.fromEntries(named)
}

/** The environment for somebody else's program, which has no business with our inputs and least of all the token. */
export function environmentWithout(env: Environment, prefix: string): Record<string, string> {
  const others = Object.entries(env).flatMap(([key, value]) =>
    value === undefined || key.startsWith(prefix) ? [] : [[key, value] as const],
  )
  return Object.fromEntries(others)
}
