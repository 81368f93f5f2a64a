import { requiredText } from '../options.js'
import type { SourceMember } from '../reader.js'

interface UnreadableOptions {
  readonly path: string
  readonly detail: string
}

/**
 * Stands for a configuration that could not be read. A run that does not know what to watch has this one monitor, so that
 * it ends as unknown by the same way as every other: judged, reported and told, and no incident is closed meanwhile.
 */
export const unreadable: SourceMember<UnreadableOptions> = {
  name: 'unreadable',
  options(raw, problems) {
    const options = { path: requiredText(raw, 'path', problems), detail: requiredText(raw, 'detail', problems) }
    return problems.length > 0 ? null : options
  },
  create: () => ({
    placeOf: ({ path }) => ({ kind: 'file', path }),
    read: async (watched) =>
      new Map(watched.map(({ monitor, options: { detail } }) => [monitor.id, { kind: 'unreachable', detail }])),
  }),
}
