import type { GitHub, Log } from '../../ports.js'
import { readAnswer, type Answered, type Page, type Witness } from './issue-answer.js'
import { issueQuery, type Asked, type Listing } from './issue-query.js'
import type { Author, Issue } from './issue.js'
import { MAX_PAGES, PAGE_SIZE, tooOld, unique } from './list.js'
import { isBot, isOurs, sameLogin } from './logins.js'

/** Issues that may be incidents of ours. */
export interface Found {
  /** All that are open, and of the closed ones those that came along. */
  readonly issues: readonly Issue[]
  /** The closed ones of late that did not. */
  rest(): Promise<readonly Issue[]>
}

/** Whose issues may be ours, and how they are labelled. */
export interface Whose {
  readonly authors: readonly string[]
  readonly label: string | null
}

/** What is asked of each author. */
type Part = Pick<Listing, 'state' | 'first'>

/** Whom a workflow's own token writes as. Who we are comes with the answer, and is asked for a second time only if it is another. */
const USUAL = 'github-actions[bot]'
export const OPEN: Part = { state: 'open', first: PAGE_SIZE }
/** How the last ones ended is wanted where somebody is in trouble; more than these are fetched when they are. */
export const CLOSED: Part = { state: 'closed', first: 20 }
/** Of other bots, to be told that they are left alone. */
const MOST_STRANGE = 20

/**
 * Our issues in one question, whatever others wrote into this repository: by their author, because nothing else stays with an issue,
 * with the authors of those that have our label and of the latest as witnesses. Null where one of them shows that
 * the lists by author do not hold all: some GitHubs do not find what a bot created, and say nothing.
 */
export async function askForOwn(github: GitHub, { authors, label }: Whose, log: Log): Promise<Found | null> {
  const { me, first, lists } = await askByAuthor(github, authors, [OPEN, CLOSED], { label })
  const isOwn = (author: Author | null): boolean => [me, ...authors].some((name) => isOurs(author, name))
  const [strange, open] = await Promise.all([
    askForSingle(github, strangeNumbers(first, isOwn)),
    goOn(github, inState('open', lists), log),
  ])
  const issues = unique([...lists.flatMap(({ page }) => page.issues), ...strange, ...open])
  const shown = new Set(issues.map(({ number }) => number))
  const isMissing = ({ author, number }: Witness): boolean => isOwn(author) && !shown.has(number)
  if ([...first.labelled, ...first.latest].some(isMissing)) return null
  return { issues, rest: () => goOn(github, inState('closed', lists), log) }
}

/** So many of our open issues that changed last, for a look at what was opened a moment ago. */
export async function askForNewest(github: GitHub, authors: readonly string[], count: number): Promise<Issue[]> {
  const part = { ...OPEN, first: Math.min(count, PAGE_SIZE) }
  const { lists } = await askByAuthor(github, authors, [part])
  const pages = Math.ceil(count / PAGE_SIZE)
  const further = await Promise.all(lists.map((list) => furtherPages(github, list, pages)))
  return unique([...lists.map(({ page }) => page), ...further].flatMap(({ issues }) => issues))
}

/** A listing and the first page of it. */
interface Begun {
  readonly listing: Listing
  readonly page: Page
}

function inState(state: Listing['state'], lists: readonly Begun[]): Begun[] {
  return lists.filter(({ listing }) => listing.state === state)
}

async function askByAuthor(
  github: GitHub,
  authors: readonly string[],
  parts: readonly Part[],
  witnesses?: Asked['witnesses'],
): Promise<{ me: string; first: Answered; lists: Begun[] }> {
  const known = await github.login('known')
  const guess = known ?? USUAL
  const listings = listingsOf([guess, ...authors], parts)
  const first = await ask(github, { listings, ...(witnesses && { witnesses }) })
  const lists = begun(listings, first)
  const me = known ?? first.viewer
  github.learnLogin(me)
  if (sameLogin({ login: guess }, me)) return { me, first, lists }
  const mine = listingsOf([me], parts)
  return { me, first, lists: [...lists, ...begun(mine, await ask(github, { listings: mine }))] }
}

function begun(listings: readonly Listing[], { pages }: Answered): Begun[] {
  return pages.flatMap((page, at) => listings.slice(at, at + 1).map((listing) => ({ listing, page })))
}

async function askForSingle(github: GitHub, numbers: readonly number[]): Promise<readonly Issue[]> {
  return numbers.length === 0 ? [] : (await ask(github, { listings: [], numbers })).issues
}

async function ask({ graphql, repository }: GitHub, asked: Asked): Promise<Answered> {
  const { query, variables } = issueQuery(asked)
  return readAnswer(await graphql(query, { owner: repository.owner, name: repository.repo, ...variables }), asked)
}

/** An App goes by its name with and without `[bot]`; GitHub finds nobody by a name that is nobody's. */
export function listingsOf(names: readonly string[], parts: readonly Part[]): Listing[] {
  const all = names.flatMap((name) => (name.endsWith('[bot]') ? [name] : [name, `${name}[bot]`]))
  return [...new Set(all.map((name) => name.toLowerCase()))].flatMap((author) =>
    parts.map((part) => ({ ...part, author, after: null })),
  )
}

/** Labelled as ours by another bot: perhaps by the token that was used before this one. */
function strangeNumbers({ labelled, pages }: Answered, isOwn: (author: Author | null) => boolean): number[] {
  const shown = new Set(pages.flatMap(({ issues }) => issues.map(({ number }) => number)))
  const strange = labelled.filter(({ author, number }) => {
    return author !== null && isBot(author) && !isOwn(author) && !shown.has(number)
  })
  return strange.slice(0, MOST_STRANGE).map(({ number }) => number)
}

/** All further pages of listings, side by side; of closed issues as far back as they are of use. */
async function goOn(github: GitHub, lists: readonly Begun[], log: Log): Promise<Issue[]> {
  const further = await Promise.all(lists.map((list) => furtherPages(github, list, MAX_PAGES)))
  for (const [at, { isCut }] of further.entries()) {
    const most = `${MAX_PAGES * PAGE_SIZE} issues by ${lists[at]?.listing.author}`
    if (isCut) log.notice(`Only the ${most} changed last were searched for incidents.`)
  }
  return further.flatMap(({ issues }) => issues)
}

/** The pages after the first, up to so many in all. */
async function furtherPages(github: GitHub, { listing, page }: Begun, most: number) {
  const all = [...page.issues]
  let { next } = page
  const isEnough = (): boolean => next === null || (listing.state === 'closed' && tooOld(all))
  for (let number = 2; number <= most && !isEnough(); number++) {
    const { pages } = await ask(github, { listings: [{ ...listing, first: PAGE_SIZE, after: next }] })
    all.push(...(pages[0]?.issues ?? []))
    next = pages[0]?.next ?? null
  }
  return { issues: all.slice(page.issues.length), isCut: !isEnough() }
}
