import { ageUnit, expectLines, okWords, pointer } from '../keys/conditions.js'
import { fileSetting } from '../keys/file-setting.js'

/** What a document must say to be well, and where it tells its age and its limit. */
export const CONDITION_KEYS = {
  'ok-values': fileSetting(okWords(), {
    description:
      'Words of the status that are well, like `[fresh, healthy, true]`: any other, or none, is critical. Goes with `status-field`, or the status that is found.',
    of: 'document',
  }),
  'age-field': fileSetting(pointer(), {
    description:
      'JSON Pointer of a number that is an age, like `/ageMinutes`: at an address the beat is so old now, in a file since the time beside it.',
    of: 'document',
  }),
  'age-unit': fileSetting(ageUnit(), {
    description: 'Unit of `age-field`, where its name does not tell.',
    of: 'document',
  }),
  'stale-after-field': fileSetting(pointer(), {
    description:
      'JSON Pointer of a limit that replaces `threshold`: a number, or a text like `6h` or `PT6H`. With `monitors: each` every member carries its own.',
    of: 'document',
  }),
  'stale-after-unit': fileSetting(ageUnit(), {
    description: 'Unit of `stale-after-field`, where its name does not tell.',
    of: 'document',
  }),
  expect: fileSetting(expectLines(), {
    description:
      "What must hold of the document, at most 20 lines of JSON Pointer, operator (`<= < >= > == !=`) and literal: `'/summary/stale_count <= 27'`. What is absent or of another type does not hold.",
    of: 'document',
  }),
} as const
