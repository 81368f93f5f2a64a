import type { HeardBeat } from '../domain/heard-beat.js'
import type { Secrets } from '../platform/secrets.js'
import type { Source } from '../sources/source.js'
import { hiddenIn } from './hidden-in.js'

/** A source whose readings repeat no secret: what a heartbeat file quotes would otherwise reach issues and alerts. */
export function withoutSecrets(source: Source, secrets: Secrets): Source {
  return {
    ...source,
    placeOf: (monitor) => hiddenIn(source.placeOf(monitor), secrets),
    async read(monitors, now) {
      const readings = await source.read(monitors, now)
      return new Map([...readings].map(([id, reading]) => [id, hiddenIn(reading, secrets)]))
    },
  }
}

/** The same of beats that came another way. */
export function heardWithoutSecrets(heard: readonly HeardBeat[], secrets: Secrets): readonly HeardBeat[] {
  return hiddenIn(heard, secrets)
}
