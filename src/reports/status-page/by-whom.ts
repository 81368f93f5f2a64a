import type { Asked } from '../../domain/controls.js'
import { shown } from './shown-text.js'

/** ` by mira: new disk`, as far as it is known. */
export function byWhom({ by, why }: Asked): string {
  return `${by === null ? '' : ` by ${shown(by, 60)}`}${why === null ? '' : `: ${shown(why, 160)}`}`
}
