import type { RecordedPasts } from '../../domain/replay/recorded.js'
import { groupBy, type Watched } from '../reader.js'
import { noneFor, recordedTexts } from '../recorded-texts.js'
import type { PastWish } from '../source.js'

/** What files of this machine held, as far as git keeps them. */
export async function recordedFiles(
  watched: readonly Watched<{ readonly path: string }>[],
  { span, checkout }: PastWish,
): Promise<RecordedPasts> {
  const all = await Promise.all(
    [...groupBy(watched, ({ options }) => options.path)].map(async ([path, sharing]) => {
      const monitors = sharing.map(({ monitor }) => monitor)
      const known = (await checkout?.versions({ path, branch: null, fromHere: true }, span.from)) ?? null
      if (known === null) return noneFor(monitors, `git keeps no history of ${path} here`)
      return recordedTexts(known, monitors, { by: 'checkout', place: { kind: 'file', path }, path })
    }),
  )
  return new Map(all.flatMap((part) => [...part]))
}
