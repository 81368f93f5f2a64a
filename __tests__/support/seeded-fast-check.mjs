// What tests import as fast-check. `npm test` draws the same values each time, so that it says of a commit what it said before;
// the proofs draw others each time, and HEARTBEAT_SEED=N repeats one of theirs.
import fc from '../../node_modules/fast-check/lib/fast-check.js'

const SAME = 20_260_310
const { HEARTBEAT_PROOF, HEARTBEAT_SEED } = process.env
if (HEARTBEAT_SEED !== undefined) fc.configureGlobal({ seed: Number(HEARTBEAT_SEED) })
else if (HEARTBEAT_PROOF !== 'full') fc.configureGlobal({ seed: SAME })

export default fc
