import { definitionOf } from './open-source.js'
import type { SourceDefinition } from './source.js'

/** Every source by name; its folder loads when a monitor first names it. */
export const SOURCES = {
  // In the start file: nearly every run reads a document, and a chunk of its own costs a tenth of a process start.
  file: async () => definitionOf((await import(/* webpackMode: "eager" */ './file/index.js')).file),
  repository: async () =>
    definitionOf((await import(/* webpackChunkName: "repository-source" */ './repository/index.js')).repository),
  commits: async () =>
    definitionOf((await import(/* webpackChunkName: "commits-source" */ './commits/index.js')).commits),
  http: async () => definitionOf((await import(/* webpackChunkName: "http-source" */ './http/index.js')).http),
  push: async () => definitionOf((await import('./push/index.js')).push),
  redis: async () => definitionOf((await import(/* webpackChunkName: "redis-source" */ './redis/index.js')).redis),
  unreadable: async () => definitionOf((await import('./unreadable/index.js')).unreadable),
  workflow: async () => definitionOf((await import('./workflow/index.js')).workflow),
} satisfies Readonly<Record<string, () => Promise<SourceDefinition>>>

export type SourceName = keyof typeof SOURCES

export function isSource(name: string): name is SourceName {
  return Object.hasOwn(SOURCES, name)
}
