import { ExternalError } from '../errors.js'
import type { GitHub } from '../ports.js'

/** Asks GitHub for anything at all, so that a second answer is dated; where it gives none, nothing is known of clocks. */
export async function askAgain(github: () => Promise<GitHub>): Promise<void> {
  try {
    await (await github()).rest('GET /repos/{owner}/{repo}')
  } catch (error) {
    if (!(error instanceof ExternalError)) throw error
  }
}
