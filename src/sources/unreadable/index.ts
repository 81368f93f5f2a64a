import type { SourceDefinition } from '../source.js'

/** Stands for what a run could not even name, because its configuration could not be read: unknown, never dead or alive. */
export const unreadable: SourceDefinition = {
  name: 'unreadable',
  create: () => ({
    placeOf: (monitor) => ({ kind: 'file', path: String(monitor.source.options['place']) }),
    read: async (monitors) =>
      new Map(
        monitors.map((monitor) => [
          monitor.id,
          { kind: 'unreachable', detail: String(monitor.source.options['detail'] as string) },
        ]),
      ),
  }),
}
