/** Goals of a row: times bare node, which wall and processor are held to alike, and what else is counted. */
export function goals(times, more = {}) {
  return { wall: times, cpu: times, ...more }
}

/** A row at plain HTTP and the same at TLS, each with its own goal of time. */
export function both(name, [plain, tls], counted, rowFor) {
  return [
    { name, goals: goals(plain, counted), ...rowFor(false) },
    { name: `${name}, TLS`, goals: goals(tls, counted), ...rowFor(true) },
  ]
}
