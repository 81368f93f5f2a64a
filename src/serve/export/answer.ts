import type { Instant } from '../../domain/time.js'
import { json, text } from '../answers.js'
import { historyWithin, MOST_ROWS } from '../../health/history/document.js'
import { csvOf, jsonLines } from '../../health/history/lines.js'
import { historyQueryOf, type Format } from '../../health/history/query.js'
import { wrong } from '../refusals.js'
import type { HistoryDocument } from '../../health/schema.js'
import type { Board } from '../../health/board.js'

const TOO_MUCH = `more than ${MOST_ROWS} days, changes and outages are asked for at once; name a monitor, or ask for a shorter time by from and to`

/** The answer to an export: what was asked for in its format, or what is wrong with the question. */
export function historyAnswer(params: URLSearchParams, board: Board, now: Instant): Response {
  const problems: string[] = []
  const query = historyQueryOf(params, board, now, problems)
  if (query === null) return wrong(problems)
  const document = historyWithin(query, board, now)
  if (document === null) return wrong([TOO_MUCH])
  return inFormat(document, query.format)
}

function inFormat(document: HistoryDocument, format: Format): Response {
  const saved = (ending: string) => ({
    'content-disposition': `attachment; filename="heartbeat-history.${ending}"`,
  })
  switch (format) {
    case 'json':
      return json(document)
    case 'csv':
      return text(csvOf(document), { type: 'text/csv; charset=utf-8; header=present', headers: saved('csv') })
    case 'jsonl':
      return text(jsonLines(document), { type: 'application/x-ndjson; charset=utf-8', headers: saved('jsonl') })
  }
}
