import type { Monitor } from '../domain/monitor.js'
import type { Reading } from '../domain/what-was-read.js'
import type { Reader, SourceMember, Watched } from './reader.js'
import type { Source, SourceDefinition } from './source.js'

/** A member as everybody else sees it: by monitors, whose options it understands itself. */
export function definitionOf<Options>(member: SourceMember<Options>): SourceDefinition {
  return {
    name: member.name,
    lasting: member.lasting === true,
    create: (ports) => sourceFrom(member, member.create(ports)),
  }
}

function sourceFrom<Options>(member: SourceMember<Options>, reader: Reader<Options>): Source {
  const { everBeat, beatsBetween, recorded, ...abilities } = reader
  return {
    ...abilities,
    async read(monitors, now) {
      const readings = new Map<string, Reading>()
      const watched: Watched<Options>[] = []
      for (const monitor of monitors) {
        const problems: string[] = []
        const options = member.options(monitor.source.options, problems)
        if (options === null) readings.set(monitor.id, { kind: 'unreachable', detail: problems.join('; ') })
        else watched.push({ monitor, options })
      }
      if (watched.length > 0) (await reader.read(watched, now)).forEach((reading, id) => readings.set(id, reading))
      return readings
    },
    placeOf({ source }) {
      const options = member.options(source.options, [])
      return options === null ? { kind: 'unknown', source: member.name } : reader.placeOf(options)
    },
    ...(beatsBetween && {
      beatsBetween: (monitors, span, most) =>
        beatsBetween(
          monitors.flatMap((one) => watchedBy(member, one)),
          span,
          most,
        ),
    }),
    ...(recorded && {
      recorded: (monitors, wish) =>
        recorded(
          monitors.flatMap((one) => watchedBy(member, one)),
          wish,
        ),
    }),
    ...(everBeat && { everBeat: (monitors) => everBeat(monitors.flatMap((one) => watchedBy(member, one))) }),
  }
}

function watchedBy<Options>(member: SourceMember<Options>, monitor: Monitor): Watched<Options>[] {
  const options = member.options(monitor.source.options, [])
  return options === null ? [] : [{ monitor, options }]
}
