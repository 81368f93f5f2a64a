import type { NamedValues } from './named-values.js'

/** What is to be said of named figures that are none; they are kept as they are. */
export function notFigures(metrics: NamedValues): string[] {
  return Object.entries(metrics)
    .filter(([, value]) => typeof value !== 'number' && typeof value !== 'boolean')
    .map(([name, value]) => {
      const shown = JSON.stringify(value).slice(0, 80)
      return `metrics: ${name} is ${shown}, which is no number, and is kept as it is; write a number, or say it in the message`
    })
}
