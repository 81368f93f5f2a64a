import { expect, test } from '@jest/globals'
import { containerKind, type ContainerKind } from '../../../src/domain/reading/containers.js'

test.each<[ContainerKind, string]>([
  ['monitors', 'agents services heartbeat my_jobs allWorkers agents_by_name cronTasks checks_state bots servicios'],
  ['history', 'runs history event_log activity results last_results beats'],
  [
    'data',
    'prices metrics open_positions issues tls config seen next_runs next failed_jobs agents_seen expired_services',
  ],
  ['plain', 'foo by_agents_x a list'],
])('%s: %s', (kind, keys) => {
  for (const key of keys.split(' ')) expect([key, containerKind(key)]).toEqual([key, kind])
})

test('a key without words is that of nothing known', () =>
  expect([containerKind(''), containerKind('_')]).toEqual(['plain', 'plain']))
