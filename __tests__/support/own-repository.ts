import { readFileSync } from 'node:fs'

const { repository } = JSON.parse(readFileSync('package.json', 'utf8')) as { repository: { url: string } }

/** The repository that docs and examples name as ours: `owner/heartbeat`. Set by `npm run set-owner`. */
export const OWN_REPOSITORY = repository.url.replace(/^git\+https:\/\/github\.com\/|\.git$/g, '')
