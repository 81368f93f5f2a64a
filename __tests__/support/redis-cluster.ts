import { setTimeout as sleep } from 'node:timers/promises'
import { freePort, startRedis, type RedisServer } from './redis-server.js'

/** Two nodes; the first has the lower half of the slots, the second the upper one. */
export interface RedisCluster {
  readonly nodes: readonly [RedisServer, RedisServer]
  close(): Promise<void>
}

export async function startRedisCluster(): Promise<RedisCluster> {
  const start = async (): Promise<RedisServer> =>
    startRedis({
      args: [
        '--cluster-enabled',
        'yes',
        '--cluster-port',
        String(await freePort()),
        '--cluster-require-full-coverage',
        'no',
      ],
    })
  const nodes = [await start(), await start()] as const
  const [first, second] = nodes
  first.cli('CLUSTER', 'ADDSLOTSRANGE', '0', '8191')
  second.cli('CLUSTER', 'ADDSLOTSRANGE', '8192', '16383')
  const bus = second.cli('CONFIG', 'GET', 'cluster-port').split('\n')[1] ?? ''
  first.cli('CLUSTER', 'MEET', '127.0.0.1', String(second.port), bus)
  const knows = (what: RegExp): boolean => nodes.every((node) => what.test(node.cli('CLUSTER', 'INFO')))
  for (let tries = 0; !knows(/cluster_slots_assigned:16384/) || !knows(/cluster_state:ok/); tries++) {
    if (tries > 600) throw new Error('the nodes of the cluster did not find each other')
    await sleep(50)
  }
  return { nodes, close: async () => void (await Promise.all(nodes.map((node) => node.close()))) }
}
