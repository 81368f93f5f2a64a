import { languageProblem } from '../domain/page-language.js'
import { DEFAULT_PAGE, SHOWABLE, type PageSettings } from '../domain/page-settings.js'
import { isPlainObject } from '../domain/plain-object.js'
import { checkedText } from './keys/checked-text.js'
import { zone } from './keys/zone.js'
import type { FileKind } from './keys/kind.js'
import { choices, flag, list, text } from './keys/plain-kinds.js'
import { readKeys } from './keys/read-keys.js'
import { fileSetting, type ValuesOf } from './keys/file-setting.js'
import { inside, wrong } from './keys/where.js'

const MOST_LINKS = 20
const WEB_ADDRESS = '^https?://'

function webAddress(): ReturnType<typeof checkedText> {
  return checkedText({ pattern: WEB_ADDRESS }, (given) =>
    URL.canParse(given) && new RegExp(WEB_ADDRESS, 'i').test(given)
      ? null
      : 'is no address of the web; write one like "https://example.org/status"',
  )
}

const LINK = {
  text: fileSetting(text({}, 60), { description: 'What the link is called.' }),
  url: fileSetting(webAddress(), { description: 'Where it leads.' }),
} as const

const links: FileKind<PageSettings['links']> = {
  schema: {
    type: 'array',
    maxItems: MOST_LINKS,
    items: {
      type: 'object',
      properties: { text: { type: 'string', maxLength: 60 }, url: { type: 'string', pattern: WEB_ADDRESS } },
      required: ['text', 'url'],
      additionalProperties: false,
    },
  },
  readValue: (value, where) => {
    if (!Array.isArray(value) || value.length > MOST_LINKS)
      return wrong(where, value, `should be a list of at most ${MOST_LINKS} links like { text: Docs, url: https://… }`)
    return value.flatMap((one: unknown, i) => {
      const place = inside(where, i)
      if (!isPlainObject(one)) return wrong(place, one, 'should be a map of "text" and "url"') ?? []
      const known = where.problems.length
      const { text: name, url } = readKeys(LINK, one, place)
      if (where.problems.length > known) return []
      return name === undefined || url === undefined
        ? (wrong(place, one, 'needs "text" and "url"') ?? [])
        : [{ text: name, url }]
    })
  },
}

/** The section `page:`. */
export const PAGE_KEYS = {
  title: fileSetting(text({}, 100), { description: 'Whose page it is. Default: the repository.' }),
  description: fileSetting(text({}, 500), { description: 'A sentence or two under the title.' }),
  logo: fileSetting(text({}, 200), {
    description:
      'A small picture of the repository for the head of the page: `assets/logo.svg`, also PNG, JPEG or WebP.',
  }),
  links: fileSetting(links, { description: 'Links in the head of the page, each with `text` and `url`.' }),
  hide: fileSetting(list(), { description: 'Monitors that are not shown: ids, or globs like `internal-*`.' }),
  timezone: fileSetting(zone(), { description: 'Zone of days and times. Default: UTC.' }),
  language: fileSetting(checkedText({ maxLength: 35 }, languageProblem), {
    description: 'Language of dates, like `de` or `fr-CA`. Default: English.',
  }),
  show: fileSetting(choices(SHOWABLE), {
    description: 'What strangers may read besides: `messages` of beats and verdicts, and their `metrics` and checks.',
  }),
  public: fileSetting(flag(), {
    description: 'A private repository may have a page, though everybody can read it.',
    default: 'false',
  }),
  url: fileSetting(webAddress(), { description: 'Where the page is found, for feeds and badges.' }),
} as const

export function pageSettingsOf({ hide, timezone, ...said }: ValuesOf<typeof PAGE_KEYS>): PageSettings {
  return {
    ...DEFAULT_PAGE,
    ...said,
    hidden: hide ?? DEFAULT_PAGE.hidden,
    zone: timezone ?? DEFAULT_PAGE.zone,
  }
}
