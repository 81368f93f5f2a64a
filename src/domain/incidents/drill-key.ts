// A drill has an incident of its own: neither its key nor its member is the id of any monitor, for no id has a colon in it. So no
// rule that looks for a monitor ever finds it, and no drill adopts, ends or blocks what is real.
const PREFIX = 'drill:'

export function drillKey(monitor: string): string {
  return `${PREFIX}${monitor}`
}

export function isDrill(key: string | null): boolean {
  return key?.startsWith(PREFIX) === true
}
