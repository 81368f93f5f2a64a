import { isPaused, type Control } from '../controls.js'
import type { Instant } from '../time.js'

/** Labels of an issue that mean something, by the last part of their names. */
const ASKED_LABELS = ['ack', 'paused', 'recover'] as const
export type AskedLabel = (typeof ASKED_LABELS)[number]

const PREFIX = 'heartbeat:'

export function isAskedLabel(word: unknown): word is AskedLabel {
  return ASKED_LABELS.some((label) => label === word)
}

/** `heartbeat:ack` */
export function labelName(label: AskedLabel): string {
  return `${PREFIX}${label}`
}

/** Those among the labels of an issue; a label that we set ourselves on every issue asks for nothing. */
export function askedLabels(names: readonly string[], own: readonly string[]): AskedLabel[] {
  const there = new Set(names.map((name) => name.toLowerCase()))
  for (const name of own) there.delete(name.toLowerCase())
  return ASKED_LABELS.filter((label) => there.has(labelName(label)))
}

/** Labels that say what is asked no longer: they are taken off. */
export function spentLabels(labels: readonly AskedLabel[], control: Control | undefined, now: Instant): AskedLabel[] {
  return labels.filter((label) => {
    if (label === 'recover') return true
    return label === 'ack' ? control?.acknowledged == null : control === undefined || !isPaused(control, now)
  })
}
