import type { PageSettings } from '../../domain/page-settings.js'
import type { Board } from '../board.js'
import { expositionOf } from '../exposition.js'
import { monitorMetrics } from '../monitor-metrics.js'
import { shownBoard } from '../shown.js'
import { addBadgesOfAll, addBadgesOfEach, addBadgesOfTags } from './badge-files.js'
import { atomFeed } from './feed.js'
import { fileNames } from './file-names.js'
import { createFolder, type Folder } from './folder.js'
import { addHealthOfAll, addHealthOfEach, addHistory } from './health-files.js'
import { addUpptimeFiles } from './upptime.js'

/** Above so many monitors there are no files of each: ten for each of a thousand are as many as a host likes to take. */
export const MOST_OF_EACH = 1_000
/** The same for what is committed: all of it may have to go into one request. */
export const MOST_COMMITTED = 100

/** What machines, readers of feeds and badges find beside the pages, as strangers may read it: files by their path. */
export function dataFiles(board: Board, page: PageSettings): ReadonlyMap<string, string> {
  const shown = shownBoard(board, page)
  const folder = createFolder()
  folder.addJson('status.json', shown.map)
  addHistory(folder, shown)
  folder.add('incidents.atom', atomFeed(shown, page))
  folder.add('metrics.txt', expositionOf(monitorMetrics(shown, shown.now)))
  addHealthOfAll(folder, shown)
  const names = namesOfEach(shown, MOST_OF_EACH)
  if (names !== null) addHealthOfEach(folder, shown, names)
  addBadges(folder, { board: shown, page, names })
  // Without it Pages would leave out what begins with an underscore.
  folder.add('.nojekyll', '\n')
  return folder.files
}

/** What is committed beside the journal, as strangers may read it: nothing in it changes by the mere time of a look. */
export function branchFiles(board: Board, page: PageSettings): ReadonlyMap<string, string> {
  const folder = createFolder()
  const shown = shownBoard(board, page)
  addBadges(folder, { board: shown, page, names: namesOfEach(shown, MOST_COMMITTED) })
  return folder.files
}

interface BadgeParts {
  /** What may be shown of it. */
  readonly board: Board
  readonly page: PageSettings
  readonly names: ReadonlyMap<string, string> | null
}

function addBadges(folder: Folder, { board, page, names }: BadgeParts): void {
  addBadgesOfAll(folder, board)
  if (names !== null) addBadgesOfEach(folder, board, names)
  addBadgesOfTags(folder, board)
  if (names !== null) addUpptimeFiles(folder, { board, page, names })
}

/** How files of each monitor are called; null where there are too many of them. */
function namesOfEach({ map }: Board, most: number): ReadonlyMap<string, string> | null {
  const ids = Object.keys(map.monitors)
  return ids.length > most ? null : fileNames(ids)
}
