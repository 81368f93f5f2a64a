import { formatDuration } from '../../domain/duration.js'
import type { Outage } from '../../domain/history/history.js'
import { html, type Html } from '../../domain/html.js'
import type { PageSettings } from '../../domain/page-settings.js'
import { DAY, toIso, toText, type Instant } from '../../domain/time.js'
import type { Board } from '../board.js'
import { incidentAddress } from '../incident-address.js'
import { xmlText } from '../xml-text.js'
import { fileNames, hashOf } from './file-names.js'
import { pageAddress } from './page-address.js'

const DAYS = 90
const MOST_OUTAGES = 50
const [LONGEST_NAME, LONGEST_TEXT] = [80, 300] as const

interface Entry {
  readonly id: string
  readonly title: string
  readonly text: string
  readonly at: Instant
  /** Null where it can be read nowhere else. */
  readonly address: string | null
}

type FeedPage = Pick<PageSettings, 'title' | 'url'>

/**
 * What was down, and what came back, as an Atom feed (RFC 4287): one entry when it began and one when it ended. Ids and times of
 * an entry are those of the outage, so none comes twice.
 */
export function atomFeed(board: Board, page: FeedPage): string {
  const { map, history, now } = board
  const outages = history.outages({ from: now - DAYS * DAY, to: now + 1 }).slice(0, MOST_OUTAGES)
  const addressOf = addresses(board, page)
  const entries = outages.flatMap((outage) => entriesOf(outage, board, addressOf(outage))).sort((a, b) => b.at - a.at)
  const title = xmlText(page.title ?? map.repository ?? '', LONGEST_NAME) || 'Heartbeat'
  const [self, home] = [pageAddress(page.url, 'incidents.atom'), pageAddress(page.url, '')]
  const links =
    self !== null &&
    html`<link rel="self" type="application/atom+xml" href="${self}"/>
<link rel="alternate" type="text/html" href="${home}"/>
`
  const feed = html`<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
<id>${urnOf(['feed', map.repository ?? page.url ?? ''])}</id>
<title>${title}: incidents</title>
<updated>${toIso(entries[0]?.at ?? history.firstLookAt ?? now)}</updated>
<author><name>${title}</name></author>
<generator>Heartbeat</generator>
${links}${entries.map(entryXml)}</feed>`
  return `${feed.text}\n`
}

/** Where an outage can be read: its incident, else the page of its monitor. */
function addresses({ map }: Board, { url }: FeedPage): (outage: Outage) => string | null {
  const names = fileNames(url === null ? [] : Object.keys(map.monitors))
  return ({ monitor, incident }) => {
    const followed = incident == null ? null : incidentAddress(map, incident)
    const name = names.get(monitor)
    return followed ?? pageAddress(url, name === undefined ? '' : `monitors/${encodeURIComponent(name)}.html`)
  }
}

function entriesOf(outage: Outage, { map }: Board, address: string | null): Entry[] {
  const { monitor, since, until, message } = outage
  const known = Object.hasOwn(map.monitors, monitor) ? map.monitors[monitor]?.name : undefined
  const name = xmlText(known ?? monitor, LONGEST_NAME) || 'A monitor'
  const why = xmlText(message, LONGEST_TEXT)
  const about = [map.repository ?? '', monitor, toIso(since)]
  const begun: Entry = {
    ...{ id: urnOf([...about, 'begun']), at: since, address },
    title: `${name} is down`,
    text: `Down since ${toText(since)}. ${why}`.trim(),
  }
  if (until === null) return [begun]
  const ended: Entry = {
    ...{ id: urnOf([...about, 'ended']), at: until, address },
    title: `${name} is back`,
    text: `Down for ${formatDuration(until - since)}, from ${toText(since)} to ${toText(until)}. ${why}`.trim(),
  }
  return [begun, ended]
}

function entryXml({ id, title, text, at, address }: Entry): Html {
  const link = address !== null && html`<link rel="alternate" href="${address}"/>`
  return html`<entry><id>${id}</id><title>${title}</title><published>${toIso(at)}</published><updated>${toIso(at)}</updated>${link}<content type="text">${text}</content></entry>\n`
}

/** The same for the same words, wherever the page is found: a UUID of our own making (RFC 9562, version 8). */
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
