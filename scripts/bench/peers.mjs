import { cpSync, existsSync, readFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { parse } from 'yaml'
import { stepEnvironment } from './environment.mjs'
import { figuresOf } from './report.mjs'

const DESCRIPTION = 'bench.json'

/**
 * Other people's built actions as rows. `PATH[=NAME]` is a folder with their `action.yml`, what it names as `main`, and a
 * `bench.json` beside it: `{ inputs, env, files, world, exitCode, like }`. `{api}` and `{folder}` in inputs stand for the GitHub
 * of the bench and its workspace; `like` names the row of ours that does as much.
 */
export function peerRows(peers, { node, folder, github }) {
  return peers.map((peer) => {
    const [path, name = basename(path)] = peer.split('=')
    const place = resolve(path)
    const description = read(join(place, DESCRIPTION))
    const { inputs = {}, env = {}, files = [], world, exitCode, like } = description
    for (const file of files) cpSync(join(place, file), join(folder, file), { recursive: true })
    const filled = fillIn(inputs, { api: github.url, folder })
    const actionFile = ['action.yml', 'action.yaml'].map((file) => join(place, file)).find(existsSync)
    const step = stepEnvironment({ actionFile, inputs: filled, folder, apiUrl: github.url })
    const main = join(place, parse(readFileSync(actionFile, 'utf8')).runs.main)
    const run = { argv: [node, main], env: { ...step, ...env }, cwd: folder }
    return { name: `peer: ${name}`, run, world, exitCode, like }
  })
}

function read(file) {
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8'))
  throw new Error(`${file} is missing; it says with which inputs the action is run`)
}

function fillIn(inputs, values) {
  const entries = Object.entries(inputs)
  return Object.fromEntries(
    entries.map(([name, text]) => [name, text.replace(/\{(\w+)\}/g, (all, key) => values[key] ?? all)]),
  )
}

export const PEER_HEAD = [
  'peer',
  'ours, doing as much',
  'wall: theirs',
  'ours',
  'cpu: theirs',
  'ours',
  'requests',
  'ahead',
]

/** Each peer beside the row of ours that its description names, where both were measured. */
export function besidePeers(results) {
  const measured = results.filter(({ pairs, failure }) => pairs.length > 0 && failure === null)
  return measured
    .filter(({ row }) => row.like !== undefined)
    .flatMap((peer) => {
      const ours = measured.find(({ row }) => row.name === peer.row.like)
      if (ours === undefined) return []
      const [theirs, mine] = [peer, ours].map(figuresOf)
      const shown = ['wall', 'cpu'].flatMap((kind) => [theirs, mine].map((figures) => figures[kind].middle.toFixed(2)))
      const isAhead = mine.wall.middle < theirs.wall.middle && mine.cpu.middle < theirs.cpu.middle
      return [[peer.row.name, ours.row.name, ...shown, `${theirs.requests} v ${mine.requests}`, isAhead ? 'yes' : 'no']]
    })
}
