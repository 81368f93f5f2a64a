import { repository } from '../keys/checked-text.js'
import { flag, text } from '../keys/plain-kinds.js'
import { address } from '../keys/request-kinds.js'
import { fileSetting, settingInFile } from '../keys/file-setting.js'
import { PATH_SHAPE } from '../keys/shapes.js'
import { FILE_KEY } from './source.js'

/** What the config file says of a source beyond the inputs. */
export const FURTHER_SOURCE_KEYS = {
  file: settingInFile(FILE_KEY, PATH_SHAPE),
  url: fileSetting(address(), {
    description:
      'Read what a service answers at this address instead of a file: any document that is understood as a file.',
    ownOnly: true,
    of: 'document',
  }),
  push: fileSetting(flag(), {
    description: 'Its beats are posted to `heartbeat serve` and stand nowhere else.',
    default: 'false',
    ownOnly: true,
    of: 'document',
  }),
  repository: fileSetting(repository(), { description: 'Another repository, `owner/repo`.' }),
  member: fileSetting(text(), {
    description: 'The member of a file that tells of many monitors.',
    ownOnly: true,
    of: 'document',
  }),
  workflow: fileSetting(text(), {
    description: 'A workflow file: watched by its runs, or, beside `file`, part of the diagnosis.',
    ownOnly: true,
  }),
} as const
