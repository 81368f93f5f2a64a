import { readFileSync } from 'node:fs'

/** The label of one heartbeat file. */
export interface Sample {
  readonly id: string
  readonly file: string
  readonly kind: string
  readonly content: string
  readonly expect: {
    readonly timestamp_utc: string | null
    readonly field: string | null
    readonly zone: string | null
    readonly status: { field: string; value: unknown; class: string } | null
    readonly monitors:
      | {
          name: string
          field: string
          timestamp_utc: string
          status: { field: string; value: unknown; class: string } | null
        }[]
      | null
    readonly also_ok?: readonly string[]
    readonly precision?: 'day' | 'minute'
    readonly declared_schedule?: readonly { field: string; value: unknown; unit: string }[]
  }
  readonly note: string
}

export function samplesOf(file: string): Sample[] {
  const text = readFileSync(new URL(`../../fixtures/${file}`, import.meta.url), 'utf8')
  return (JSON.parse(text) as { cases: Sample[] }).cases
}

/** Instants to the millisecond, as Heartbeat keeps them; the labels go on to microseconds. */
export function toMs(iso: string | null): number | null {
  return iso === null ? null : Date.parse(iso.replace(/(\.\d{3})\d*/, '$1'))
}
