import { FILE_ONLY_KEYS } from './monitor-keys/file-only.js'
import type { ValuesOf } from './keys/file-setting.js'

/** What holds for every monitor of a tag, in the section `tags:`. */
export const TAG_KEYS = { runbook: FILE_ONLY_KEYS.runbook } as const

export type TagSettings = ValuesOf<typeof TAG_KEYS>
