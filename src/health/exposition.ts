/** One measure in the text format of Prometheus (https://prometheus.io/docs/instrumenting/exposition_formats). */
export interface Metric {
  readonly name: string
  readonly type: 'gauge' | 'counter'
  readonly help: string
  readonly samples: readonly Sample[]
}

export interface Sample {
  readonly labels?: Readonly<Record<string, string>>
  readonly value: number
}

export const EXPOSITION_TYPE = 'text/plain; version=0.0.4; charset=utf-8'

/** A measure without a value is left out. */
export function expositionOf(metrics: readonly Metric[]): string {
  return metrics.map(textOf).join('')
}

function textOf({ name, type, help, samples }: Metric): string {
  if (samples.length === 0) return ''
  const lines = samples.map(({ labels, value }) => `${name}${labelsText(labels)} ${value}\n`)
  return `# HELP ${name} ${escapedHelp(help)}\n# TYPE ${name} ${type}\n${lines.join('')}`
}

function labelsText(labels: Sample['labels']): string {
  if (labels === undefined) return ''
  return `{${Object.entries(labels)
    .map(([label, value]) => `${label}="${escapedLabel(value)}"`)
    .join(',')}}`
}

function escapedHelp(text: string): string {
  return text.replace(/\\/g, '\\\\').replace(/\n/g, '\\n')
}

function escapedLabel(text: string): string {
  // Hardly any has something to escape, and there may be a hundred thousand.
  if (!/["\\\n]/.test(text)) return text
  return escapedHelp(text).replace(/"/g, '\\"')
}
