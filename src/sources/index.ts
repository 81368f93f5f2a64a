import type { SourceDefinition } from './source.js'

/** Every source by name; its folder loads when a monitor first names it. */
export const SOURCES: Readonly<Record<string, () => Promise<SourceDefinition>>> = {
  file: async () => (await import('./file/index.js')).file,
  repository: async () => (await import('./repository/index.js')).repository,
}
