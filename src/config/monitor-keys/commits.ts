import { wantedCommits } from '../keys/commits.js'
import { fileSetting } from '../keys/file-setting.js'

/** Commits as beats, which a config file alone can say. */
export const COMMITS_KEY = {
  commits: fileSetting(wantedCommits, {
    description:
      'The newest commit is the beat, instead of a file: `true` for any, or a map of what it must be (`subject`, `path`, `author`, `branch`).',
    ownOnly: true,
    of: 'document',
  }),
} as const
