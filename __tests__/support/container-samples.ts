import type { Engine, HttpResponse, Machine } from '../../src/ports.js'

export const ID = '0123456789abcdef'.repeat(4)

/** What Docker answers to an inspection, as far as it is read. */
export function anInspection(state: Record<string, unknown> = {}, more: Record<string, unknown> = {}): string {
  const State = {
    Status: 'exited',
    Running: false,
    Paused: false,
    Restarting: false,
    OOMKilled: false,
    ExitCode: 137,
    StartedAt: '2026-11-22T08:00:00.123456789Z',
    FinishedAt: '2026-11-22T09:00:00.5Z',
    ...state,
  }
  const NetworkSettings = { IPAddress: '', Ports: {}, Networks: {} }
  const HostConfig = { NetworkMode: 'bridge' }
  return JSON.stringify({
    Id: ID,
    Name: '/sched-1',
    RestartCount: 0,
    State,
    Config: {},
    HostConfig,
    NetworkSettings,
    ...more,
  })
}

/** A machine of no containers. */
export const A_MACHINE: Machine = {
  hostname: 'box',
  addresses: () => ['127.0.0.1', '::1', '192.0.2.7'],
  ownContainers: () => [],
  ownUnits: () => [],
}

type Answer = Partial<HttpResponse> | Error

/** An engine that answers by method and path; what no key names is answered with 404. It notes what it was asked. */
export function anEngine(
  answers: Readonly<Record<string, Answer | (() => Answer)>>,
): Engine & { readonly calls: string[] } {
  const calls: string[] = []
  return {
    calls,
    address: 'unix:///run/test.sock',
    async request(method, path) {
      const call = `${method} ${path}`
      calls.push(call)
      const found = answers[call] ?? { status: 404, body: '{"message":"page not found"}' }
      const answer = typeof found === 'function' ? found() : found
      if (answer instanceof Error) throw answer
      return { status: 200, headers: {}, body: '', ...answer }
    },
  }
}

/** A socket at which nobody listens. */
export const NO_ENGINES = async (): Promise<readonly Engine[]> => []
