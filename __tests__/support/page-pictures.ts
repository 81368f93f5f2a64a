export { smallPage } from './small-page.js'
import { embedPage } from '../../src/reports/status-page/embed-page.js'
import { pageFacts } from '../../src/reports/status-page/facts.js'
import { indexPage } from '../../src/reports/status-page/index-page.js'
import { monitorPage } from '../../src/reports/status-page/monitor-page.js'
import { NOW } from '../reports/a-run.js'
import { aboutPage, DRESSED, MANY_PAST, manyMonitors, ODD_NAMES, PAGE_STATES } from './page-samples.js'
import { samplePast } from './sample-past.js'

/** Every page worth looking at, by name. */
export const PAGES: Readonly<Record<string, () => string>> = {
  ...Object.fromEntries(Object.entries(PAGE_STATES).map(([name, facts]) => [name, () => indexPage(facts())])),
  controls: () => indexPage(pageFacts(aboutPage({ live: { writable: true } }))),
  monitor: () => monitorPage(pageFacts(aboutPage()), 'nightly-backup') ?? '',
  service: () => monitorPage(pageFacts(aboutPage()), 'invoice-export') ?? '',
  dressed: () => indexPage(pageFacts(aboutPage(DRESSED))),
  names: () => indexPage(pageFacts(aboutPage({ history: samplePast(NOW, {}) }, ODD_NAMES))),
  many: () => indexPage(pageFacts(aboutPage({ history: samplePast(NOW, MANY_PAST) }, manyMonitors(200)))),
  embed: () => embedPage(pageFacts(aboutPage())),
}
