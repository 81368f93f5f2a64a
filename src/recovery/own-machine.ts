import type { Machine } from '../ports.js'

/** What a container calls the machine it runs on, and what everybody calls it. */
const HOST_NAMES = ['localhost', 'host.docker.internal', 'host.containers.internal']

/** Whether a name or an address leads to this machine, as far as it can be told without asking anybody. */
export function isHere(host: string, machine: Machine): boolean {
  return [...HOST_NAMES, machine.hostname.toLowerCase(), ...machine.addresses()].includes(host.toLowerCase())
}

/** Null where a step is for this machine, or for any; else the reason why it is left alone here. */
export function whyElsewhere(host: string | null, { hostname }: Machine): string | null {
  const [wanted, own] = [host?.toLowerCase(), hostname.toLowerCase()]
  if (wanted === undefined || wanted === own || own.startsWith(`${wanted}.`)) return null
  return `it is on the machine ${host}, and this is ${hostname}`
}
