import { MINUTE, type Duration } from '../../domain/time.js'

/** How long a run may take where nobody says it. */
export const USUAL_LIMIT: Duration = 2 * MINUTE
