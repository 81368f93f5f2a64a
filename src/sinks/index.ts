import type { BranchSinkOptions } from './branch/index.js'
import type { FileSinkOptions } from './file/index.js'
import type { Sink, SinkDefinition, SinkPorts } from './sink.js'

interface SinkOptions {
  readonly branch: BranchSinkOptions
  readonly file: FileSinkOptions
}

/** Every kind of place to write beats to, loaded when it is used. */
export const SINKS: { readonly [K in keyof SinkOptions]: () => Promise<SinkDefinition<SinkOptions[K]>> } = {
  branch: async () => (await import('./branch/index.js')).branchSink,
  file: async () => (await import('./file/index.js')).fileSink,
}

/** Which sink, with its options. */
export type SinkSpec = { readonly [K in keyof SinkOptions]: { readonly kind: K } & SinkOptions[K] }[keyof SinkOptions]

/** Opens the sink; what is wrong with its options is said by `problemsOf` before. */
export async function openSink(spec: SinkSpec, ports: SinkPorts): Promise<Sink> {
  switch (spec.kind) {
    case 'branch':
      return (await SINKS.branch()).create(spec, ports)
    case 'file':
      return (await SINKS.file()).create(spec, ports)
  }
}

/** All that is wrong with the options of a sink. */
export async function problemsOf(spec: SinkSpec): Promise<readonly string[]> {
  switch (spec.kind) {
    case 'branch':
      return (await SINKS.branch()).problems(spec)
    case 'file':
      return (await SINKS.file()).problems(spec)
  }
}
