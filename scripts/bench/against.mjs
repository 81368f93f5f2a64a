// Two built checkouts side by side: what differs by a millisecond is seen only when both meet the same minute of the machine.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { doorsOf } from './doors.mjs'
import { runOnce } from './measure.mjs'
import { median } from './numbers.mjs'
import { rowsOf } from './rows.mjs'
import { sizeRows } from './sizes.mjs'
import { table } from './table.mjs'

const WARM_UP = 2

/** Pairs of runs, first one checkout and then the other in turns; a pair has the same work before it and after it. */
export async function compare({ root, other, pairs, only, ...rig }) {
  for (const place of [root, other])
    if (!existsSync(join(place, 'dist', 'check', 'index.js')))
      throw new Error(`${place} has no dist; run "npm run build" there`)
  const sides = [other, root].map((place) => rowsToCompare(doorsOf({ ...rig, root: place }), rig.folder, only))
  const rows = []
  for (const [index, theirs] of sides[0].entries()) {
    const measured = await measurePairs([theirs, sides[1][index]], rig, pairs)
    rows.push(...['wall', 'cpu'].map((kind) => rowOf(theirs.name, kind, measured)))
  }
  console.log(`${pairs} pairs after ${WARM_UP} to warm up. Theirs: ${other}`)
  console.log('Difference and ratio are medians over the pairs, ours against theirs, in ms.\n')
  console.log(table(['path', 'time', 'theirs', 'ours', 'difference', 'ratio', 'less in'], rows))
  const bytes = (place) => sizeRows(join(place, 'dist')).map(({ cells }) => cells.slice(0, 2))
  console.log(table(['size of theirs', 'kB'], bytes(other)))
  console.log(table(['size of ours', 'kB'], bytes(root)))
}

/** The usual few, or all whose name is asked for. */
function rowsToCompare(doors, folder, only) {
  return rowsOf(doors, folder).filter(({ name, compared }) => (only === '' ? compared : name.includes(only)))
}

async function measurePairs(sides, rig, pairs) {
  const measured = []
  for (let round = -WARM_UP; round < pairs; round++) {
    const order = round % 2 === 0 ? [0, 1] : [1, 0]
    const pair = []
    for (const side of order) pair[side] = (await runOnce(sides[side], rig, { from: sides[side].from })).cost
    if (round >= 0) measured.push(pair)
  }
  return measured
}

function rowOf(name, kind, measured) {
  const pairs = measured.map((pair) => pair.map((side) => side[kind]))
  const difference = median(pairs.map(([theirs, ours]) => ours - theirs))
  const ratio = median(pairs.map(([theirs, ours]) => ours / theirs))
  const less = pairs.filter(([theirs, ours]) => ours < theirs).length
  const [theirs, ours] = [0, 1].map((side) => median(pairs.map((pair) => pair[side])).toFixed(1))
  const signed = `${difference < 0 ? '' : '+'}${difference.toFixed(2)}`
  return [name, kind, theirs, ours, signed, `${ratio.toFixed(3)}x`, `${less} of ${pairs.length}`]
}
