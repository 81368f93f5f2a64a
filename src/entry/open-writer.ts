import { ExternalError } from '../errors.js'
import { createFiles } from '../platform/files.js'
import type { GitHub } from '../ports.js'
import { openSink, type SinkSpec } from '../sinks/index.js'
import type { Sink } from '../sinks/sink.js'
import { wire, type Surroundings } from './wire.js'

/** A sink with its real ports, for every door that writes a beat. */
export function openWriter(spec: SinkSpec, around: Omit<Surroundings, 'workspace' | 'confined'>): Promise<Sink> {
  const { clock, log } = around
  const wiring = wire({ ...around, workspace: '', confined: false })
  const github = async (): Promise<GitHub> => {
    if (around.token === '') throw unable('there is no token', 'give one that has `contents: write` as `token`')
    if (around.repository === null) throw unable('the repository is not known', 'give it as "owner/repo"')
    return wiring.github()
  }
  return openSink(spec, { clock, log, files: createFiles(), random: Math.random, github })
}

function unable(message: string, remedy: string): ExternalError {
  return new ExternalError('github', message, { permanent: true, remedy })
}
