/** What is wrong with the options of a member, each as `key: what it is; what to write`. */
export type Problems = string[]

/** One member of a family: understands its own options and makes what works with them. The family says what that is. */
export interface Member<Options, Ports, Made> {
  readonly name: string
  /** Null when something was added to `problems`. */
  options(raw: Readonly<Record<string, unknown>>, problems: Problems): Options | null
  create(options: Options, ports: Ports): Made
}
