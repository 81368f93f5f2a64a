import { ConfigError } from '../errors.js'

/** What was written for a member, before anybody looked at it. */
export type RawOptions = Readonly<Record<string, unknown>>

/** What is wrong with the options of a member, each as `key: what it is; what to write`. */
export type Problems = string[]

/** One kind of plug-in, whatever its family: it checks what was written for it, and makes what its family promises. */
export interface Member<Options, Ports, Made, Raw = RawOptions> {
  /** The name of its folder, and of its line in the family's record. */
  readonly name: string
  /** Null when it cannot be made of this. Every mistake goes to `problems` as a sentence with key, value and remedy. */
  options(raw: Raw, problems: Problems): Options | null
  create(options: Options, ports: Ports): Made
}

/** The members of a family by name; each loads when it is first named. */
export type Family<Ports, Made> = Readonly<Record<string, () => Promise<Member<unknown, Ports, Made>>>>

/** Which member of a family, and what was written for it. */
export interface MemberSpec<Name extends string = string> {
  readonly kind: Name
  readonly options: RawOptions
}

/** Loads the member that is named, checks its options and makes it. Throws ConfigError with every mistake. */
export async function openMember<Ports, Made>(
  family: Family<Ports, Made>,
  { kind, options: raw }: MemberSpec,
  ports: Ports,
): Promise<Made> {
  const load = Object.hasOwn(family, kind) ? family[kind] : undefined
  if (load === undefined) throw new ConfigError([`${kind}: is not known; known are ${Object.keys(family).join(', ')}`])
  const member = await load()
  const problems: Problems = []
  const options = member.options(raw, problems)
  if (options === null || problems.length > 0) throw new ConfigError(problems.map((problem) => `${kind}.${problem}`))
  return member.create(options, ports)
}
