import type { Elsewhere } from '../../../domain/elsewhere.js'
import { matchesName } from '../../../domain/name-pattern.js'
import type { Listed } from './account.js'

/** Which repositories are to be looked at, by their names in order, and what is told of the others. */
export interface Chosen {
  readonly names: readonly string[]
  /** The repository of the run was left out. */
  readonly withoutHome: boolean
  /** Known to be there and not to be watched, by no wish of a person: what was watched of them is gone. */
  readonly idle: readonly string[]
  /** Names, in small letters, of those that strangers cannot read, as far as a listing said so. */
  readonly hidden: ReadonlySet<string>
  readonly notices: readonly string[]
}

export interface Wish extends Pick<Elsewhere, 'repositories' | 'topics' | 'organization'> {
  readonly ignore: readonly string[]
  /** `owner/repo` of the run, which is looked at by itself. */
  readonly home: string
  /** Private ones may be told of where this is told. */
  readonly mayShow: boolean
}

/** Named ones are taken as they are; those of the account only where something can run in them. Pure. */
export function chooseRepositories(listed: readonly Listed[], wish: Wish): Chosen {
  const { home, organization, topics } = wish
  const isIgnored = ({ name }: Pick<Listed, 'name'>): boolean => isLeftOut(name, wish.ignore)
  const isHome = ({ name }: Pick<Listed, 'name'>): boolean => name.toLowerCase() === home.toLowerCase()
  const others = listed.filter((one) => !isHome(one) && !isIgnored(one))
  const why = (one: Listed): Why | null => whyNot(one, wish)
  const named = wish.repositories.map((name) => ({ name })).filter((one) => !isHome(one) && !isIgnored(one))
  const taken = [...named, ...others.filter((one) => why(one) === null)]
  const left = (Object.keys(WORDS) as Why[]).flatMap((kind) => {
    const count = others.filter((one) => why(one) === kind).length
    return count === 0 ? [] : [`${count} ${WORDS[kind](count)}`]
  })
  return {
    names: withoutTwins(taken.map(({ name }) => name)),
    withoutHome: isIgnored({ name: home }),
    idle: others.filter((one) => IDLE.includes(why(one))).map(({ name }) => name),
    hidden: new Set(listed.filter((one) => one.private).map(({ name }) => name.toLowerCase())),
    notices: [
      ...(left.length > 0 ? [`Not watched in ${organization ?? 'the account'}: ${left.join(', ')}.`] : []),
      ...unknownTopics(listed, topics),
    ],
  }
}

type Why = 'archived' | 'disabled' | 'fork' | 'topic' | 'private'

const IDLE: readonly (Why | null)[] = ['archived', 'disabled', 'fork', 'topic']

const WORDS: Readonly<Record<Why, (count: number) => string>> = {
  archived: () => 'archived',
  disabled: () => 'disabled',
  fork: (count) => (count === 1 ? 'fork' : 'forks'),
  topic: () => 'without one of the topics',
  private: () =>
    'private, since everybody can read this repository (write `workflows: { private: true }` to watch them all the same)',
}

function whyNot({ still, fork, topics: own, private: hidden }: Listed, { topics, mayShow }: Wish): Why | null {
  if (still !== null) return still
  if (fork) return 'fork'
  if (topics.length > 0 && !topics.some((topic) => own.includes(topic.toLowerCase()))) return 'topic'
  return hidden && !mayShow ? 'private' : null
}

/** `owner/old` and `owner/test-*`, as the names of repositories and not of files. */
export function isLeftOut(name: string, ignore: readonly string[]): boolean {
  return ignore.some((pattern) => isOfRepository(pattern) && matchesName(pattern.toLowerCase(), name.toLowerCase()))
}

function isOfRepository(pattern: string): boolean {
  return /^[^/]+\/[^/]+$/.test(pattern) && !/\.ya?ml$/i.test(pattern)
}

function withoutTwins(names: readonly string[]): string[] {
  const byName = new Map(names.map((name) => [name.toLowerCase(), name]))
  return [...byName].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, name]) => name)
}

/** A topic that nobody has was mistaken for another. */
function unknownTopics(listed: readonly Listed[], topics: readonly string[]): string[] {
  const idle = topics.filter((topic) => !listed.some((one) => one.topics.includes(topic.toLowerCase())))
  return listed.length === 0 ? [] : idle.map((topic) => `workflows.topics names ${topic}, which no repository has`)
}
