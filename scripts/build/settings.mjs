import { readFileSync } from 'node:fs'

const { version, repository } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))

/** What `src/domain/about.ts` is told of this package. */
export const about = { HEARTBEAT_VERSION: version, HEARTBEAT_HOME: repository.url.replace(/^git\+|\.git$/g, '') }

export const define = Object.fromEntries(Object.entries(about).map(([name, value]) => [name, JSON.stringify(value)]))

/** How esbuild writes everything that runs. */
export const settings = { format: 'esm', platform: 'node', target: 'node20', logLevel: 'warning', define }

/** As small as it gets; licences stand in one file of their own. */
export const small = { ...settings, minify: true, legalComments: 'none', charset: 'utf8' }
