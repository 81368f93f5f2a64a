import type { RecoveryMember } from './recovery.js'

/** Every recovery step by name; its folder loads when a configuration first names it. */
export const RECOVERY: Readonly<Record<string, () => Promise<RecoveryMember>>> = {
  container: async () => (await import('./container/index.js')).container,
  'repository-dispatch': async () => (await import('./repository-dispatch/index.js')).repositoryDispatch,
  systemd: async () => (await import('./systemd/index.js')).systemd,
  workflow: async () => (await import('./workflow/index.js')).workflow,
}
