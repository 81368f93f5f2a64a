import { namesItsMonitor, type CheckInputs } from '../config/check-config.js'
import type { Config } from '../config/config.js'
import { readConfig } from '../config/read-config.js'
import type { CommittedFiles } from '../domain/replay/committed-files.js'
import { ConfigError, ExternalError } from '../errors.js'
import { configAtHand, noConfig, OTHER_SPELLING, type ConfigText } from './config-at-hand.js'
import { isNamed, textAtHand } from './config-text.js'
import type { Wiring } from './wire.js'

/** A configuration as it is proposed, and as it was. */
export interface Proposed {
  readonly config: Config
  /** Null where inputs say what is watched, or the base has no config that can be understood; `notices` say why. */
  readonly before: Config | null
  readonly notices: readonly string[]
}

/** Where the two are looked for. */
export interface ProposalPlaces {
  readonly wiring: Wiring
  readonly checkout: CommittedFiles | null
  readonly asksGitHub: boolean
  /** The commit that is proposed, and the one it is to be merged into; empty where that is not known. */
  readonly head: string
  readonly base: string
}

/** Reads both without a single secret: none is missing from them. Throws ConfigError with every mistake of the proposed one. */
export async function proposedConfig(inputs: CheckInputs, places: ProposalPlaces): Promise<Proposed> {
  if (namesItsMonitor(inputs)) return { config: await read(inputs, null), before: null, notices: [] }
  const found = await proposedText(inputs.config, places)
  if (found === null && isNamed(inputs.config)) throw noConfig(inputs.config, ' in this pull request')
  const config = await read(inputs, found)
  return { config, ...(await configBefore(inputs, found?.path ?? inputs.config, places)) }
}

function read(inputs: CheckInputs, found: ConfigText | null): Promise<Config> {
  const known = found === null ? inputs : { ...inputs, config: found.path }
  return readConfig({ inputs: known, text: found?.text ?? null, environment: null, hide: () => {} })
}

async function proposedText(path: string, places: ProposalPlaces): Promise<ConfigText | null> {
  const here = await configAtHand(path, (at) => textAtHand(at, places.wiring))
  if (here !== null || !places.asksGitHub || places.head === '') return here
  for (const name of isNamed(path) ? [path] : [path, OTHER_SPELLING]) {
    const text = await committedAt(places.head, name, places)
    if (text !== null) return { path: name, text }
  }
  return null
}

async function configBefore(
  inputs: CheckInputs,
  path: string,
  places: ProposalPlaces,
): Promise<Pick<Proposed, 'before' | 'notices'>> {
  const none = (why: string) => ({ before: null, notices: [`Nothing is compared: ${why}`] })
  if (places.base === '') return none('the event does not say what this is to be merged into')
  try {
    const text =
      (await textHere(places, path)) ?? (places.asksGitHub ? await committedAt(places.base, path, places) : null)
    if (text === null) return none(`there was no ${path} before, so all of it is new`)
    return { before: await read(inputs, { path, text }), notices: [] }
  } catch (error) {
    if (error instanceof ConfigError) return none(`the ${path} of before has mistakes of its own`)
    if (error instanceof ExternalError) return none(error.message)
    throw error
  }
}

/** A checkout of a pull request mostly holds no more than one commit. */
async function textHere({ checkout, base }: ProposalPlaces, path: string): Promise<string | null> {
  try {
    return (await checkout?.textAt(base, path)) ?? null
  } catch (error) {
    if (error instanceof ConfigError) return null
    throw error
  }
}

/** Null where it is not there. Throws ExternalError. */
async function committedAt(commit: string, path: string, { wiring }: ProposalPlaces): Promise<string | null> {
  const { fetchFile } = await import('../sources/repository/fetch.js')
  const github = await wiring.github()
  const fetched = await fetchFile(github, { ...github.repository, branch: commit }, path)
  if (fetched.kind === 'text') return fetched.text
  if (fetched.kind === 'missing') return null
  throw new ExternalError('github', `${path} of ${commit.slice(0, 7)} could not be read: ${fetched.detail}`, {
    permanent: true,
  })
}
