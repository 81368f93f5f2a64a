import { expect, test } from '@jest/globals'
import { REASON_TEXT } from '../../../src/domain/judging/reason-text.js'
import type { Reason } from '../../../src/domain/status.js'
import { plain } from '../../../src/domain/markdown.js'

/** Reasons that ask nothing of anybody. */
const QUIET: readonly Reason[] = ['ok', 'maintenance', 'inactive-hours', 'pending', 'exempt']

test.each(Object.entries(REASON_TEXT))(
  '%s is explained in sentences, with advice where something is to be done',
  (reason, text) => {
    expect(text.headline).toMatch(/^(is|has|was|cannot|reports|keeps|beats|runs) [^.]+$/)
    for (const sentence of [text.meaning, ...text.advice]) expect(sentence).toMatch(/^[A-Z].*[.?]$/)
    expect(text.advice.length > 0).toBe(!QUIET.includes(reason as Reason))
    // Channels and issues show them as they are: nothing in them may be markup.
    for (const sentence of [text.headline, text.meaning, ...text.advice]) expect(plain(sentence)).toBe(sentence)
  },
)
