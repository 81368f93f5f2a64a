import type { Agent } from 'node:http'
import { steady } from './clock.js'

/** Servers close what is idle, and who was busy meanwhile hears of it only when he writes. */
const LONGEST_IDLE_MS = 2_000
const idleSince = new WeakMap<object, number>()

/** The agent, which from now on knows since when its connections are idle. */
export function notingIdle(agent: Agent): Agent {
  return agent.on('free', (socket: object) => void idleSince.set(socket, steady()))
}

/** Lets go of connections that were idle for long: what is sent once goes by one that is certainly open. */
export function dropIdle({ freeSockets }: Agent): void {
  for (const sockets of Object.values(freeSockets))
    for (const socket of sockets ?? []) if (steady() - (idleSince.get(socket) ?? 0) > LONGEST_IDLE_MS) socket.destroy()
}
