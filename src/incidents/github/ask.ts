import type { GitHub, Log } from '../../ports.js'
import { readAnswer, type Answered, type Page, type Witness } from './issue-answer.js'
import { issueQuery, type Asked, type Listing } from './issue-query.js'
import type { Author, Issue } from './issue.js'
import { MAX_PAGES, PAGE_SIZE, tooOld, unique } from './list.js'
import { isBot, isOurs, sameLogin } from './own.js'

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

/** Whom a workflow's own token writes as. Who we are comes with the answer, and is asked for a second time only if it is another. */
const USUAL = 'github-actions[bot]'
/** How the last ones ended is wanted where somebody is in trouble; more than these are fetched when they are. */
const FIRST_CLOSED = 20
/** Of other bots, to be told that they are left alone. */
const MOST_STRANGE = 20

/**
 * Our issues in one question, whatever others wrote into this repository: by their author, because nothing else stays with an issue,
 * with the authors of those that have our label and of the latest as witnesses. Null where one of them shows that
 * the lists by author do not hold all: some GitHubs do not find what a bot created, and say nothing.
 */
export async function askForOwn(github: GitHub, { authors, label }: Whose, log: Log): Promise<Found | null> {
  const { me, first, lists } = await askByAuthor(github, authors, ['open', 'closed'], { label })
  const isOwn = (author: Author | null): boolean => [me, ...authors].some((name) => isOurs(author, name))
  const [strange, open] = await Promise.all([
    askForSingle(github, strangeNumbers(first, isOwn)),
    goOn(github, lists.filter(isOpen), log),
  ])
  const issues = unique([...lists.flatMap(({ page }) => page.issues), ...strange, ...open])
  const shown = new Set(issues.map(({ number }) => number))
  const isMissing = ({ author, number }: Witness): boolean => isOwn(author) && !shown.has(number)
  if ([...first.labelled, ...first.latest].some(isMissing)) return null
  return {
    issues,
    rest: () =>
      goOn(
        github,
        lists.filter((list) => !isOpen(list)),
        log,
      ),
  }
}

/** Our open issues, for a look at what was opened a moment ago. */
export async function askForOpen(github: GitHub, { authors }: Pick<Whose, 'authors'>, log: Log): Promise<Issue[]> {
  const { lists } = await askByAuthor(github, authors, ['open'])
  return unique([...lists.flatMap(({ page }) => page.issues), ...(await goOn(github, lists, log))])
}

/** A listing and the first page of it. */
interface Begun {
  readonly listing: Listing
  readonly page: Page
}

function isOpen({ listing }: Begun): boolean {
  return listing.state === 'open'
}

async function askByAuthor(
  github: GitHub,
  authors: readonly string[],
  states: readonly Listing['state'][],
  witnesses?: Asked['witnesses'],
): Promise<{ me: string; first: Answered; lists: Begun[] }> {
  const known = await github.login('known')
  const guess = known ?? USUAL
  const listings = listingsOf([guess, ...authors], states)
  const first = await ask(github, { listings, ...(witnesses && { witnesses }) })
  const lists = begun(listings, first)
  const me = known ?? first.viewer
  github.learnLogin(me)
  if (sameLogin({ login: guess }, me)) return { me, first, lists }
  const mine = listingsOf([me], states)
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
function listingsOf(names: readonly string[], states: readonly Listing['state'][]): Listing[] {
  const all = names.flatMap((name) => (name.endsWith('[bot]') ? [name] : [name, `${name}[bot]`]))
  return [...new Set(all.map((name) => name.toLowerCase()))].flatMap((author) =>
    states.map((state) => ({ author, state, first: state === 'open' ? PAGE_SIZE : FIRST_CLOSED, after: null })),
  )
}

/** Labelled as ours by another bot: perhaps by the token that was used before this one. */
function strangeNumbers({ labelled, pages }: Answered, isOwn: (author: Author | null) => boolean): number[] {
  const shown = new Set(pages.flatMap(({ issues }) => issues.map(({ number }) => number)))
  const isStrange = ({ author, number }: Witness): boolean =>
    author !== null && isBot(author) && !isOwn(author) && !shown.has(number)
  return labelled.filter(isStrange).slice(0, MOST_STRANGE).map(({ number }) => number) // prettier-ignore
}

/** The further pages of listings, side by side; of closed issues as far back as they are of use. */
async function goOn(github: GitHub, lists: readonly Begun[], log: Log): Promise<Issue[]> {
  return (await Promise.all(lists.map((list) => furtherPages(github, list, log)))).flat()
}

async function furtherPages(github: GitHub, { listing, page }: Begun, log: Log): Promise<Issue[]> {
  const all = [...page.issues]
  let { next } = page
  for (let number = 2; next !== null && !(listing.state === 'closed' && tooOld(all)); number++) {
    if (number > MAX_PAGES) {
      log.notice(`Only the ${all.length} issues by ${listing.author} changed last were searched for incidents.`)
      break
    }
    const { pages } = await ask(github, { listings: [{ ...listing, first: PAGE_SIZE, after: next }] })
    all.push(...(pages[0]?.issues ?? []))
    next = pages[0]?.next ?? null
  }
  return all.slice(page.issues.length)
}
