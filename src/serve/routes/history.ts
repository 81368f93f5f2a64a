import type { Instant } from '../../domain/time.js'
import { fromBoard, json, text } from '../answers.js'
import { historyWithin, MOST_ROWS } from '../export/history.js'
import { csvOf, jsonLines } from '../export/lines.js'
import { historyQueryOf, type Format } from '../export/query.js'
import { wrong } from '../refusals.js'
import type { Routes } from '../route.js'
import type { HistoryDocument } from '../schema.js'
import type { Board } from '../serving.js'

const TOO_MUCH = `more than ${MOST_ROWS} days, changes and outages are asked for at once; name a monitor, or ask for a shorter time by from and to`

/** `/api/health/history`: the export. */
export const addHistory: Routes = (app, { serving, now }) => {
  app.get('/api/health/history', (c) =>
    fromBoard(serving, (board) => history(new URL(c.req.url).searchParams, board, now())),
  )
}

function history(params: URLSearchParams, board: Board, now: Instant): Response {
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
