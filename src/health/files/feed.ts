import { formatDuration } from '../../domain/duration.js'
import type { Outage } from '../../domain/history/history.js'
import { html, type Html } from '../../domain/html.js'
import type { PageSettings } from '../../domain/page-settings.js'
import { DAY, toIso, toText, type Instant } from '../../domain/time.js'
import type { Board } from '../board.js'
import { incidentAddress } from '../incident-address.js'
import { xmlText } from '../xml-text.js'
import { hashOf } from './file-names.js'
import { pageAddress } from './page-address.js'

const DAYS = 90
const MOST_OUTAGES = 50
const [LONGEST_NAME, LONGEST_TEXT] = [80, 300] as const

interface Entry {
  readonly id: string
  readonly title: string
  readonly text: string
  readonly at: Instant
  readonly address: string | null
}

/**
 * What was down, and what came back, as an Atom feed (RFC 4287): one entry when it began and one when it ended. Ids and times of
 * an entry are those of the outage, so no entry comes twice.
 */
export function atomFeed(board: Board, page: Pick<PageSettings, 'title' | 'url'>): string {
  const { map, history, now } = board
  const outages = history.outages({ from: now - DAYS * DAY, to: now + 1 }).slice(0, MOST_OUTAGES)
  const entries = outages.flatMap((outage) => entriesOf(outage, board)).sort((a, b) => b.at - a.at)
  const title = xmlText(page.title ?? map.repository ?? 'Heartbeat', LONGEST_NAME) || 'Heartbeat'
  const updated = entries[0]?.at ?? history.firstLookAt ?? now
  const [self, home] = [pageAddress(page.url, 'incidents.atom'), pageAddress(page.url, '')]
  const links =
    self !== null &&
    html`<link rel="self" type="application/atom+xml" href="${self}" />
      <link rel="alternate" type="text/html" href="${home}" /> `
  const feed = html`<?xml version="1.0" encoding="utf-8"?>
    <feed xmlns="http://www.w3.org/2005/Atom">
      <id>${urnOf(['feed', map.repository ?? '', title])}</id>
      <title>${title}: incidents</title>
      <updated>${toIso(updated)}</updated>
      <author><name>${title}</name></author>
      <generator>Heartbeat</generator>
      ${links}${entries.map(entryXml)}</feed
    >`
  return `${feed.text}\n`
}

function entriesOf(outage: Outage, { map }: Board): Entry[] {
  const { monitor, since, until, incident, message } = outage
  const entry = Object.hasOwn(map.monitors, monitor) ? map.monitors[monitor] : undefined
  const name = xmlText(entry?.name ?? monitor, LONGEST_NAME) || monitor
  const why = xmlText(message, LONGEST_TEXT)
  const address = incident == null ? null : incidentAddress(map, incident)
  const told = { address, key: [map.repository ?? '', monitor, toIso(since)] }
  const begun = {
    ...{ id: urnOf([...told.key, 'begun']), at: since, address },
    title: `${name} is down`,
    text: `Down since ${toText(since)}. ${why}`.trim(),
  }
  if (until === null) return [begun]
  const ended = {
    ...{ id: urnOf([...told.key, 'ended']), at: until, address },
    title: `${name} is back`,
    text: `Down for ${formatDuration(until - since)}, from ${toText(since)} to ${toText(until)}. ${why}`.trim(),
  }
  return [begun, ended]
}

function entryXml({ id, title, text, at, address }: Entry): Html {
  const link = address !== null && html`<link rel="alternate" href="${address}" />`
  return html`<entry
    ><id>${id}</id><title>${title}</title><published>${toIso(at)}</published
    ><updated>${toIso(at)}</updated>${link}<content type="text">${text}</content></entry
  > `
}

/** The same for the same words, wherever the page is found: a made-up UUID (RFC 9562, version 8). */
function urnOf(words: readonly string[]): string {
  const text = JSON.stringify(words)
  const hex = [1, 2, 3, 4].map((seed) =>
    parseInt(hashOf(text, seed * 0x9e3779b1), 36)
      .toString(16)
      .padStart(8, '0'),
  )
  const [a = '', b = '', c = '', d = ''] = hex
  return `urn:uuid:${a}-${b.slice(0, 4)}-8${b.slice(5)}-9${c.slice(1, 4)}-${c.slice(4)}${d}`
}
