import { pageFacts } from '../../src/reports/status-page/facts.js'
import { indexPage } from '../../src/reports/status-page/index-page.js'
import { aDeadOne, aVerdict, NOW } from '../reports/a-run.js'
import { aboutPage } from './page-samples.js'
import { samplePast } from './sample-past.js'

/** A page of two monitors without its style, its script and their hashes: small enough to be read. */
export function smallPage(): string {
  const verdicts = [
    aDeadOne('nightly-backup', { name: 'Nightly backup', tags: ['Data'] }),
    aVerdict('mail', { name: 'Mail <out>', tags: ['Data'] }),
  ]
  return indexPage(pageFacts(aboutPage({ history: samplePast(NOW, {}), controls: new Map() }, verdicts)))
    .replace(/<style>[\s\S]*<\/style>/, '<style></style>')
    .replace(/<script>[\s\S]*?<\/script>/, '<script></script>')
    .replace(/sha256-[\w+/=]*/g, 'sha256-…')
}
